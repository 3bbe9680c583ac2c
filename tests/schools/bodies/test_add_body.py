"""manage.py add_body."""

from io import StringIO

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command

from schools.models import Event, ResponsibleBody, SchoolBody


def run(*arguments):
    out = StringIO()
    call_command("add_body", *arguments, stdout=out, stderr=out)
    return out.getvalue()


WHO = ("--admin", "Ada.Quill@northholt.example", "--admin-name", "Ada Quill")


def test_the_first_administrator_comes_in_and_sees_the_schools(cast, client):
    out = run("trust", "Northholt Trust", *WHO, "--school", "142345")
    body = ResponsibleBody.objects.get(name="Northholt Trust")
    assert SchoolBody.objects.get(body=body).basis == "trust"
    assert Event.objects.get(school=cast.school, verb="linked").sentence == (
        "Northholt Trust is the school’s trust, and its people see the plan from now on"
    )
    link = next(word for word in out.split() if word.startswith(settings.SITE_URL))
    assert link in mail.outbox[0].body and mail.outbox[0].to == ["ada.quill@northholt.example"]
    assert client.post(link, {"way": "code"}).url == body.get_absolute_url()
    assert client.get("/schools/142345/").status_code == 200
    assert "Invite somebody" in client.get(body.get_absolute_url()).text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("local_authority", "Westmarch", *WHO), "called Westmarch already"),
        (("local_authority", "WESTMÁRCH", *WHO), "called WESTMÁRCH already"),
        (("trust", "Northholt", *WHO, "--school", "999999"), "No school with URN 999999 is here"),
        (("diocese", "Northholt", *WHO, "--school", "142345"), "A diocese maintains no school"),
        (("trust", " ", *WHO), "needs 1 to 200 characters"),
        (
            ("trust", "Northholt", "--admin", "nobody", "--admin-name", "Ada Quill"),
            "is not an e-mail address",
        ),
    ],
)
def test_says_what_is_wrong_and_adds_nothing(cast, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(*arguments)
    assert ResponsibleBody.objects.count() == 2 and not mail.outbox
