"""Dates as a file that calendar programs read (RFC 5545). Every entry is a whole day: it stays on that day whatever zone the
reader's clock keeps, and across both changes of the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http.response import HttpResponseBase
from icalendar import Calendar, Event

from schools.days import dates
from schools.files import download
from schools.mail import emails

BACK = timedelta(days=60)  # how far back a feed goes
DAY = timedelta(days=1)
TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class CalendarEntry:
    """A day on which something is due. `uid` says what it is of for ever: a moved date moves the entry in a calendar."""

    uid: str
    on: date
    title: str
    path: str
    school: str = ""


def file_of(entries: Iterable[CalendarEntry], name: str) -> bytes:
    """The calendar `name` with these entries, each a whole day with the address of its page."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cairn//Cairn//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/London")
    stamp = dates.now().astimezone(UTC)
    host = emails.address_of("").split("//", 1)[-1].split("/")[0].split(":")[0]
    for entry in sorted(entries, key=lambda each: (each.on, each.uid)):
        calendar.add_component(_event(entry, stamp, host))
    return calendar.to_ical()


def _event(entry: CalendarEntry, stamp: datetime, host: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{host}")
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + DAY)
    event.add("summary", " ".join(entry.title.split()))
    event.add("url", emails.address_of(entry.path))
    event.add("description", emails.address_of(entry.path))
    event.add("transp", "TRANSPARENT")  # it keeps nobody's day busy
    if entry.school:
        event.add("location", entry.school)
    return event


def response(entries: Iterable[CalendarEntry], name: str, *, inline: bool = False) -> HttpResponseBase:
    """A file to keep, for the dates of one thing; `inline` for a program that reads it again and again."""
    return download.send(file_of(entries, "Cairn"), name=f"{name}.ics", content_type=TYPE, inline=inline)
