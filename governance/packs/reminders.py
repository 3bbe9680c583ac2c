"""The mail that says a pack is ready: which meeting, how long it takes to read, and the link. Nothing of the plan. It is
queued when the pack is sent, and not by the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from governance.packs.models import Pack
from schools.mail import Due
from schools.models import Notice, Person
from schools.reminders import Kind, People, Told, words

SUBJECT, KIND = "pack", "pack_ready"
KINDS = {
    KIND: Kind(
        "at once, in a mail of its own, when the clerk or the chair sends the pack of a meeting",
        "each governor of the group that meets",
        "it is sent, or the meeting is held or removed",
        "Pack ready: {title}",
        "The pack for {title} on {day} is ready ({about})",
        "Read the pack",
    )
}


@dataclass(frozen=True)
class PackSent:
    """A pack that was sent, and a governor who was told so."""

    pack: Pack
    notice: Notice

    @property
    def pk(self) -> int:
        return self.pack.pk

    @property
    def school_id(self) -> int:
        return self.pack.school_id


def due_for(pack: Pack, person: Person, *, on: date) -> Due:
    """The one reason to write to this governor about this pack."""
    line = words(KINDS[KIND].sentence, _said(pack), on)
    return Due(person.pk, pack.school_id, KIND, SUBJECT, pack.pk, on, line)


def rows_on(on: date, until: date) -> Iterable[PackSent]:
    return []


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[PackSent]:
    """A pack that was sent stays sent: whoever was told of it then is told."""
    sent = Pack.objects.filter(pk__in={notice.subject_id for notice in notices}, sent_at__isnull=False)
    packs = sent.select_related("meeting__committee", "school").defer("page").in_bulk()
    return [PackSent(packs[each.subject_id], each) for each in notices if each.subject_id in packs]


def told(row: PackSent, on: date, people: People) -> list[Told]:
    pack, notice = row.pack, row.notice
    if pack.meeting.removed_at or pack.meeting.held_on < on:
        return []
    return [Told(notice.person_id, notice.kind, notice.due_on, pack.get_absolute_url(), _said(pack))]


def why_not(notice: Notice, row: PackSent | None, told: list[Told], on: date) -> str:
    if row is None:
        return "the pack is no longer there"
    return "the meeting was removed" if row.pack.meeting.removed_at else "the meeting has been held"


def _said(pack: Pack) -> dict[str, str | date]:
    meeting = pack.meeting
    group = meeting.group_name if meeting.committee_id else "the full governing board"
    return {"title": group, "day": meeting.held_on, "about": (pack.content or {})["reading"]}
