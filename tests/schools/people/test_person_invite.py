"""Inviting a person."""

import re
import smtplib
import uuid

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from schools.accounts import invitations
from schools.days import dates
from schools.models import Event, Invitation, Membership, Person, Role
from tests.cast import make_person


def url(cast, person):
    return reverse("person_invite", args=[cast.school.urn, person.pk])


@pytest.fixture
def grace(cast):
    return make_person("Grace Oduya", Role.STAFF, school=cast.school, signs_in=False)


@pytest.fixture
def post(cast, sign_in, django_capture_on_commit_callbacks):
    def press(who, person, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return sign_in(who).post(
                url(cast, person), {"email": person.email, "once": uuid.uuid4()} | fields, follow=True
            )

    return press


def test_mails_a_link_at_once(cast, post, grace):
    page = post(cast.head, grace, email="grace@saltmarsh.example")
    assert "The invitation is on its way to Grace Oduya." in page.content.decode()
    (message,) = mail.outbox
    assert message.to == ["grace@saltmarsh.example"]
    assert message.subject == "Saltmarsh Junior School: your invitation to Cairn"
    assert "Catherine Hallam invites you" in message.body
    assert "as member of staff" in message.body
    link = re.search(r"https?://\S+", message.body).group()
    assert link.startswith(f"{settings.SITE_URL}/invitation/")
    assert link in message.alternatives[0].content
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.invited_by) == ("grace@saltmarsh.example", cast.head.user)
    assert Person.objects.get(pk=grace.pk).email == "grace@saltmarsh.example"
    assert Event.objects.get(verb="invited").sentence == "Grace Oduya was invited to sign in"


def test_the_token_is_nowhere_in_the_database(cast, post, grace):
    post(cast.head, grace)
    token = re.search(r"/invitation/([^/]+)/", mail.outbox[0].body).group(1)
    assert len(token) >= 43  # 256 bits
    assert token not in str([vars(row) for row in [*Invitation.objects.all(), *Event.objects.all()]])


def test_the_host_header_is_not_believed(cast, sign_in, grace, settings, django_capture_on_commit_callbacks):
    settings.ALLOWED_HOSTS = ["*"]
    with django_capture_on_commit_callbacks(execute=True):
        given = {"email": grace.email, "once": uuid.uuid4()}
        sign_in(cast.head).post(url(cast, grace), given, headers={"host": "evil.example"})
    assert "evil.example" not in mail.outbox[0].message().as_string()


def test_a_new_one_withdraws_the_old(cast, post, grace):
    post(cast.head, grace)
    post(cast.head, grace)
    newer, older = Invitation.objects.all()
    assert older.withdrawn_at and not newer.withdrawn_at


@pytest.mark.django_db(transaction=True)
def test_when_the_mail_server_is_away_it_says_so_and_the_invitation_does_not_count(
    cast, sign_in, grace, monkeypatch
):
    def refuse(*_args, **_kwargs):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    page = sign_in(cast.head).post(
        url(cast, grace), {"email": grace.email, "once": uuid.uuid4()}, follow=True
    )
    assert "The mail could not be sent just now" in page.content.decode()
    assert Invitation.objects.get().withdrawn_at


@pytest.mark.parametrize(
    ("who", "role", "may"),
    [
        ("head", Role.STAFF, True),
        ("head", Role.PLAN_EDITOR, True),
        ("head", Role.CHAIR, True),
        ("head", Role.CLERK, True),
        ("head", Role.GOVERNOR, False),
        ("chair", Role.GOVERNOR, True),
        ("chair", Role.HEADTEACHER, True),
        ("chair", Role.STAFF, False),
        ("clerk", Role.GOVERNOR, True),
        ("clerk", Role.HEADTEACHER, False),
        ("body_admin", Role.HEADTEACHER, True),
        ("body_admin", Role.GOVERNOR, False),
    ],
)
def test_who_invites_whom(cast, post, who, role, may):
    person = make_person("Grace Oduya", role, school=cast.school, signs_in=False)
    page = post(getattr(cast, who), person)
    assert len(mail.outbox) == may
    assert page.status_code == (200 if may else 403)
    assert ("you cannot invite somebody as that. Ask" in page.content.decode()) is not may


def test_every_part_must_be_one_the_inviter_may_give(cast, grace):
    Membership.objects.create(person=grace, role=Role.GOVERNOR, starts_on=dates.today())
    with pytest.raises(PermissionDenied, match="is governor here"):
        invitations.invite(grace, by=cast.head.user, on=dates.today())


@pytest.mark.parametrize("who", ["editor", "leader", "teacher", "governor", "adviser"])
def test_is_not_for_everyone(cast, sign_in, grace, who):
    assert sign_in(getattr(cast, who)).post(url(cast, grace), {"email": grace.email}).status_code == 403
    assert not Invitation.objects.exists()


def test_strangers_find_nothing(cast, sign_in, grace):
    assert sign_in(cast.outsider).get(url(cast, grace)).status_code == 404


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("", "Enter the e-mail address"),
        ("grace", "it should look like"),
        ("leah.whitlock@saltmarsh.example", "is the address of Leah Whitlock here already"),
    ],
)
def test_says_what_to_put_right(cast, post, grace, email, sentence):
    assert sentence in post(cast.head, grace, email=email).content.decode()
    assert not mail.outbox


def test_one_who_signs_in_needs_none(cast, post):
    assert "Leah Whitlock signs in already" in post(cast.head, cast.leader).content.decode()


def test_one_who_left_has_none(cast, post):
    Person.objects.filter(pk=cast.leaver.pk).update(user=None)
    cast.leaver.refresh_from_db()
    assert "has no part here any more" in post(cast.head, cast.leaver).content.decode()
