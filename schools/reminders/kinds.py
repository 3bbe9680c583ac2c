"""One kind of reminder, and one thing told to one person."""

from dataclasses import dataclass
from datetime import date

from schools.days import dates
from schools.mail.models import Notice


@dataclass(frozen=True)
class Kind:
    """When it comes, to whom, what ends it, and how it reads: its name in a digest, the sentence, the words of the link."""

    when: str
    recipient: str
    ends: str
    title: str
    sentence: str
    link: str


@dataclass(frozen=True)
class Told:
    """One person to be told one thing. `said` are the words that the title and the sentence of its kind leave open."""

    person: int
    kind: str
    due_on: date
    path: str
    said: dict[str, str | date]
    link: str = ""  # in place of the kind's
    later: str = ""  # the path of the page where one puts it off


def words(template: str, said: dict[str, str | date], on: date) -> str:
    """The template with these words: days as they read on the day, the others without line breaks."""
    return template.format(
        **{
            name: dates.day_words(each, beside=on) if isinstance(each, date) else " ".join(each.split())
            for name, each in said.items()
        }
    )


NO_NEWS = "it has stood for so long that it is no news"


def no_more(notice: Notice, told: list[Told], instead: str = "is no longer the one to answer") -> str:
    """Why a notice is needed no more of whose row nothing else is to be said: the person is told something else of it now,
    or somebody else is."""
    if any(one.person == notice.person_id for one in told):
        return "a nearer reminder of it takes its place"
    return f"{notice.person.name} {instead}"
