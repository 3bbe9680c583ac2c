"""Every address x somebody of a body that has no way in today: geography only, a link not accepted, one taken back, one
that has ended, a membership that has ended, named to another school, another body. For each of them the school is not
there: no page, no count, no export, no mail says anything of it."""

import io
import zipfile
from datetime import time, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from config import tasks
from improvement.models import Action
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.links import workflow as links
from schools.models import Membership, NamedSchool, Role, SchoolBody
from tests.access_table import ACROSS_SCHOOLS, TABLE
from tests.cast import link, make_body, make_person, make_school
from tests.test_access_table import TOKEN, digest
from tests.world import CANARY, address

Basis = SchoolBody.Basis


@pytest.fixture
def shut_out(world):
    """Somebody for each way of having no way in, as adviser; the last two as administrators."""
    school, on = world.cast.school, dates.today()
    yesterday = on - timedelta(days=1)

    def somebody(
        name, *, basis=Basis.MAINTAINS, role=Role.ADVISER, ends_on=None, link_ends=None, linked=True
    ):
        body = make_body(name)
        row = link(school, body, basis, ends_on=link_ends) if linked else None
        return make_person(f"{name} person", role, body=body, ends_on=ends_on), row

    found = {
        "geography": somebody("Geography", basis=Basis.GEOGRAPHY)[0],
        "diocese not accepted": somebody("Diocese", basis=Basis.DIOCESE)[0],
        "link ended": somebody("Ended", link_ends=yesterday)[0],
        "membership ended": somebody("Left", ends_on=yesterday)[0],
        "another body": somebody("Another", linked=False)[0],
        "administrator by geography": somebody("Admin", basis=Basis.GEOGRAPHY, role=Role.BODY_ADMIN)[0],
    }
    found["acceptance taken back"], row = somebody("Stopped", basis=Basis.COMMISSIONED)
    row.school = school
    links.accept(row, by=world.cast.head.user, on=on)
    links.stop(row, by=world.cast.head.user, on=on)
    found["named elsewhere"], _ = somebody("Named")
    lantern = make_school("Lantern Primary School", "142377")
    link(lantern, found["named elsewhere"].body)
    part = found["named elsewhere"].memberships.get()
    Membership.objects.filter(pk=part.pk).update(named_schools_only=True)
    NamedSchool.objects.create(membership=part, school=lantern)
    return found


@pytest.mark.parametrize("name", TABLE)
def test_every_page_of_the_school_answers_as_if_it_were_not_there(world, shut_out, client, name):
    url = address(name, world.cast.school.urn, world.ids)
    nowhere = address(name, "999999", world.ids)
    before = digest(world)
    for who, person in shut_out.items():
        client.force_login(person.user)
        answers = set()
        for path in (url, nowhere):
            for method in (client.get, client.post):
                response = method(path)
                assert response.status_code in (404, 405), f"{who} at {path}"
                if response.status_code == 404:
                    answers.add(TOKEN.sub("", response.text))
        assert len(answers) == 1, who
        assert CANARY not in answers.pop()
    assert digest(world) == before


def words_of(response) -> str:
    """The text of an answer; of an Excel file the text of its parts."""
    if not response.content.startswith(b"PK"):
        return response.content.decode()
    with zipfile.ZipFile(io.BytesIO(response.content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def test_no_list_count_or_export_across_schools_holds_a_word_of_it(world, shut_out, client):
    asked = [reverse(name) for name in sorted(ACROSS_SCHOOLS)]
    asked += [
        reverse("portfolio_export") + "?as=xlsx",
        "/schools/",
        f"/portfolio/evidence/?school={world.cast.school.urn}",
    ]
    for who, person in shut_out.items():
        client.force_login(person.user)
        for path in asked:
            response = client.get(path)
            if response.status_code in (403, 404):
                continue
            told = words_of(response)
            for word in (CANARY, "Saltmarsh", world.cast.school.urn):
                assert word not in told.replace(f"school={world.cast.school.urn}", ""), f"{who} at {path}"
            assert ("1 item" in told) is False, f"{who} at {path}"


def test_an_adviser_reads_nothing_of_a_school_that_is_not_theirs(world, client):
    """The other way round: what the own adviser is shown and may take away says nothing of the other school."""
    client.force_login(world.cast.adviser.user)
    asked = [reverse(name) for name in sorted(ACROSS_SCHOOLS)] + [reverse("portfolio_export") + "?as=xlsx"]
    for path in asked:
        response = client.get(path)
        if response.status_code == 200:
            told = words_of(response)
            assert "Beckenholt" not in told and "142399" not in told, path
    assert "Saltmarsh" in client.get("/portfolio/").text


def test_no_mail_says_anything_of_a_school_that_is_not_the_readers(world, shut_out):
    """Everything that is due of both schools goes out, over a week; each mail is read by somebody of what it is about."""
    day = SchoolCalendar().next_school_day(dates.today())
    Action.objects.update(review_on=day, due_on=day - timedelta(days=3), activity="under_way")
    names = {"Saltmarsh": "142345", "Beckenholt": "142399"}
    for later in range(8):
        with time_machine.travel(dates.london(day + timedelta(days=later), time(7, 30)), tick=False):
            tasks.tick()
    assert len(mail.outbox) > 5
    here = {person.address for person in world.cast.everyone().values() if person.school == world.cast.school}
    here |= {world.cast.adviser.address, world.cast.body_admin.address}
    barred = {person.address for person in shut_out.values()}
    for each in mail.outbox:
        (to,) = each.to
        words = each.subject + each.body + "".join(part.content for part in each.alternatives)
        foreign = (
            ["Saltmarsh", "Beckenholt"] if to in barred else ["Beckenholt" if to in here else "Saltmarsh"]
        )
        for name in foreign:
            assert name not in words and names[name] not in words, to
