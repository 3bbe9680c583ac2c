"""What the tests of the evidence share."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from schools.pupil_data import check_letter
from tests.cast import make_action, make_area
from tests.html_forms import main_form

UPN = check_letter("801200001001") + "801200001001"


def areas_of(cast):
    """The leader's area with the teacher's action, and an area of the deputy's with one of nobody's."""
    mine = make_area(cast.school, "Mathematics in Years 5 and 6", leader=cast.leader)
    other = make_area(cast.school, "Writing at greater depth", leader=cast.deputy)
    return mine, make_action(mine, owner=cast.teacher), other, make_action(other, "Model texts")


def sent(name="notes.txt", content=b"Eighteen books looked at."):
    return SimpleUploadedFile(name, content)


def url(name, *args, urn="142345", **query):
    path = reverse(name, args=[urn, *args])
    return f"{path}?{'&'.join(f'{key}={value}' for key, value in query.items())}" if query else path


def filled(client, address, **fields):
    """The form of the page as it stands, with these fields filled in."""
    data = main_form(client.get(address).text)
    data.pop("file", None)
    given = {
        "title": "Book check",
        "source": "work_scrutiny",
        "represents_on_day": "4",
        "represents_on_month": "6",
        "represents_on_year": "2026",
    }
    known = {
        name: value
        for name, value in given.items()
        if not name.startswith("represents") or not any(data.get(name, [""]))
    }
    return data | known | fields


def again(response, **fields):
    """What the page that came back would send, as a browser would: without the file itself."""
    data = main_form(response.text)
    data.pop("file", None)
    return data | fields
