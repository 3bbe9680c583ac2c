"""manage.py add_school."""

import json
import smtplib
from io import StringIO

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command

from schools.models import Person, Role, School, Term

pytestmark = pytest.mark.django_db


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("add_school", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_adds_the_school_and_a_way_in_for_its_head(client):
    out, _ = run(
        "142345",
        "Saltmarsh Junior School",
        "--head",
        "C.Hallam@saltmarsh.example",
        "--head-name",
        "Catherine Hallam",
    )
    school = School.objects.get(urn="142345")
    head = school.people.get()
    assert (head.name, head.memberships.get().role, head.user) == ("Catherine Hallam", Role.HEADTEACHER, None)
    assert Term.objects.filter(school=school, typical=True).count() == 12
    link = next(word for word in out.split() if word.startswith(settings.SITE_URL))
    assert link in mail.outbox[0].body
    assert mail.outbox[0].to == ["c.hallam@saltmarsh.example"]
    assert client.post(link, {"way": "code"}).url == school.get_absolute_url()


def test_as_json():
    out, _ = run(
        "142345", "Saltmarsh Junior School", "--head", "c@saltmarsh.example", "--json", "--phase", "middle"
    )
    result = json.loads(out)
    assert result["urn"] == "142345" and result["mailed"] is True
    assert School.objects.get().phase == "middle"


@pytest.mark.parametrize(
    ("urn", "name", "head", "sentence"),
    [
        ("14234", "Saltmarsh", "c@s.example", "A URN is six digits"),
        ("１４２３４５", "Saltmarsh", "c@s.example", "A URN is six digits"),
        ("142345", " ", "c@s.example", "needs 1 to 200 characters"),
        ("142345", "Saltmarsh", "nobody", "is not an e-mail address"),
    ],
)
def test_says_what_is_wrong_and_adds_nothing(urn, name, head, sentence):
    with pytest.raises(CommandError, match=sentence) as error:
        run(urn, name, "--head", head)
    assert error.value.returncode == 1
    assert not School.objects.exists() and not Person.objects.exists() and not mail.outbox


def test_a_number_that_is_taken():
    run("142345", "Saltmarsh", "--head", "c@s.example")
    with pytest.raises(CommandError, match="There is a school with URN 142345 already"):
        run("142345", "Another", "--head", "d@s.example")


def test_without_a_mail_server_the_link_is_still_good(client, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    out, err = run("142345", "Saltmarsh", "--head", "c@s.example")
    assert "pass the link on yourself" in err
    link = next(word for word in out.split() if word.startswith(settings.SITE_URL))
    assert client.get(link).status_code == 200
