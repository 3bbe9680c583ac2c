"""Every write to a pack: what the clerk or the chair puts into it, and sending it, which is final."""

from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string

from governance.board.models import Appointment
from governance.meetings.models import Meeting
from governance.packs.content.build import build
from governance.packs.models import Pack
from governance.packs.reminders import due_for
from schools import files, history
from schools import mail as messages
from schools.access import Capability, person_in, require
from schools.days import dates
from schools.errors import Refused, Stale
from schools.models import Membership, Person, User
from schools.paper import engine
from schools.people.models import GOVERNOR_ROLES
from schools.pupil_data import in_history
from schools.words import counted

AT_MOST = 7  # questions in a pack
IS_SENT = "This pack is sent, and stays as it was sent. Put right in the minutes what turned out wrong."


def pack_of(meeting: Meeting) -> Pack:
    """The pack of the meeting; one that nobody has touched yet has no row."""
    pack = Pack.objects.filter(meeting=meeting).first() or Pack(meeting=meeting)
    pack.meeting, pack.school = meeting, meeting.school
    return pack


@transaction.atomic
def prepare(
    meeting: Meeting,
    *,
    by: User,
    on: date,
    version: int,
    opening: str = "",
    prompts: list[dict] | None = None,
    decisions: list[str] | None = None,
    pupil_data: str = "",
) -> Pack:
    """Put the opening words, the questions chosen and the decisions wanted into the draft, unless somebody else saved
    since `version`: then `Stale`."""
    require(by, Capability.RUN_BOARD, meeting)
    _is_kept(meeting)
    prompts = prompts or []
    if len(prompts) > AT_MOST:
        raise Refused(f"Choose at most {AT_MOST} questions: more are not asked in one meeting.", "prompts")
    pack, _ = Pack.objects.get_or_create(meeting=meeting, defaults={"school": meeting.school})
    if pack.is_sent:
        raise Refused(IS_SENT)
    changes = history.update(
        pack, version=version, opening=opening, prompts=prompts, decisions=decisions or []
    )
    if changes:
        history.record(
            pack, by=by, verb="prepared", sentence=f"Pack prepared: {meeting}{in_history(pupil_data)}"
        )
    return pack


@transaction.atomic
def send(meeting: Meeting, *, by: User, on: date, version: int) -> Pack:
    """Freeze the pack as it stands at this moment, as content, page and PDF, and tell each governor of the group by one
    mail. Once and for good: later changes of the plan never reach it."""
    require(by, Capability.RUN_BOARD, meeting)
    _is_kept(meeting)
    school, me = meeting.school, person_in(by, meeting.school)
    Pack.objects.get_or_create(meeting=meeting, defaults={"school": school})
    pack = Pack.objects.select_for_update().get(meeting=meeting)
    if pack.is_sent:
        raise Refused(IS_SENT)
    if pack.version != version:
        raise Stale(pack)
    pack.meeting, pack.school = meeting, school
    now = dates.now()
    content = build(meeting, pack, on=on, now=now, sent_by=me.name)
    page = render_to_string("governance/packs/_pack.html", {"content": content, "school": school})
    document = ContentFile(engine.make("pack", content, at=now), name=file_name(meeting))
    stored = files.keep(files.receive(document, school=school, user=by), school=school, by=by)
    sent = Pack.objects.filter(pk=pack.pk, sent_at=None).update(
        content=content,
        page=page,
        pdf=stored,
        since=content["since"] or None,
        sent_at=now,
        sent_by=me,
        version=F("version") + 1,
    )
    if not sent:
        raise Refused(IS_SENT)
    pack.refresh_from_db()
    pack.meeting, pack.school = meeting, school
    told = [person for person in governors_of(meeting, on=on) if person.address]
    for person in told:
        messages.post(due_for(pack, person, on=on), to=person.address)
    history.record(
        pack,
        by=by,
        verb="sent",
        sentence=f"Pack sent to {counted(len(told), 'governor')}: {meeting}",
    )
    return pack


def governors_of(meeting: Meeting, *, on: date) -> list[Person]:
    """The governors who belong to the group on the day, by name."""
    live = Membership.objects.live(on).filter(person__school=meeting.school_id, role__in=GOVERNOR_ROLES)
    if meeting.committee_id:
        serving = Appointment.objects.filter(committees=meeting.committee_id, membership__in=live)
        live = live.filter(pk__in=serving.values("membership"))
    people = Person.objects.filter(pk__in=live.values("person")).select_related("user")
    return list(people.order_by("name", "pk"))


def file_name(meeting: Meeting) -> str:
    """What the clerk files it under."""
    return f"{meeting.school.name}, pack {meeting.held_on.isoformat()}.pdf"


def _is_kept(meeting: Meeting) -> None:
    if meeting.removed_at:
        raise Refused("The meeting is removed. Put it back first.")
