"""Every write to letters that were read: keeping the draft, its answers, and making the inspection of what a person
accepted."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from improvement.inspections.findings.workflow import read_date
from improvement.inspections.models import EvaluationArea, Finding, FollowUp, Grade, Inspection, Judgement
from improvement.inspections.workflow import LONGEST_TEXT, check_facts
from improvement.letters.confirm import matching
from improvement.letters.models import LetterDraft
from improvement.reader import Proposal
from schools import files, history
from schools.access import Capability, require
from schools.days import dates
from schools.errors import Refused
from schools.models import School, User
from schools.words import counted, listed

KEPT_FOR = timedelta(days=30)
OVERALL = "Overall effectiveness"


@dataclass
class PointGiven:
    """A point with its parts, each with the line and page it stands on."""

    kind: str
    words: str
    line: int
    page: int
    parts: list[tuple[str, int | None, int | None]] = field(default_factory=list)


@dataclass
class FollowUpGiven:
    what: str
    line: int | None
    happens_on: date | None
    printed_date: str = ""
    flag: str = ""


@dataclass
class Accepted:
    """What a person accepted or typed, and nothing else."""

    kind: str
    starts_on: date
    ends_on: date | None = None
    published_on: date | None = None
    inspector: str = ""
    number: str = ""
    section: str = ""
    category_of_concern: str = ""
    progress: str = ""
    previous: Inspection | None = None
    create_previous: date | None = None
    previous_day_known: bool = True
    previous_section: str = ""
    previous_judgement: str = ""
    previous_judgements: list[tuple[str, str]] = field(default_factory=list)
    judgements: list[tuple[EvaluationArea, Grade]] = field(default_factory=list)
    points: list[PointGiven] = field(default_factory=list)
    follow_ups: list[FollowUpGiven] = field(default_factory=list)


@transaction.atomic
def keep_reading(
    school: School, *, by: User | None, on: date, name: str, kind: str, content: bytes, proposal: Proposal
) -> LetterDraft:
    """A draft for a person to confirm. `by` is None for the operator's command."""
    if by:
        require(by, Capability.EDIT_PLAN, school)
    clear_old(on=on, school=school)
    draft = LetterDraft.objects.create(
        school=school,
        by=by,
        name=files.clean_name(name),
        kind=kind,
        content=content,
        reading=_storable(proposal.as_transport()),
        at=dates.now(),
    )
    history.record(draft, by=by, verb="read", sentence=f"Letter read, to be confirmed: {draft}")
    return draft


def _storable(value: Any) -> Any:
    """No database keeps the sign NUL or half of a pair, which a PDF may hold."""
    if isinstance(value, str):
        return value.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {name: _storable(each) for name, each in value.items()}
    return [_storable(each) for each in value] if isinstance(value, list) else value


def clear_old(*, on: date, school: School | None = None) -> int:
    """Drafts that nobody confirmed for thirty days go; says how many went."""
    rows = LetterDraft.objects.filter(at__lt=dates.london(on, time(0)) - KEPT_FOR)
    if school:
        rows = rows.filter(school=school)
    return rows.delete()[0] if rows.exists() else 0


@transaction.atomic
def keep_answers(
    draft: LetterDraft, *, by: User, on: date, version: int, answers: dict[str, list[str]]
) -> LetterDraft:
    """Keep the answers given so far with the draft; `Stale` if somebody else did since `version`. They are not the
    school's record yet, so its history says nothing of them."""
    require(by, Capability.EDIT_PLAN, draft)
    history.update(draft, version=version, answers=answers)
    return draft


@transaction.atomic
def discard(draft: LetterDraft, *, by: User, on: date) -> None:
    """Take the draft away, with its file."""
    require(by, Capability.EDIT_PLAN, draft)
    history.record(draft, by=by, verb="discarded", sentence=f"Letter discarded unconfirmed: {draft}")
    draft.delete()


def hold_source(draft: LetterDraft, *, by: User) -> tuple[files.Held | None, str]:
    """(the file laid by, to be kept with the inspection; why it cannot be). Call it before the transaction of
    `confirm`: looking into a large file takes a while. Pasted words are no file."""
    if draft.kind == LetterDraft.Kind.PASTED:
        return None, ""
    ending = {"pdf": "pdf", "word": "docx", "text": "txt"}[draft.kind]
    name = draft.name if draft.name.lower().endswith(f".{ending}") else f"{draft.name}.{ending}"
    try:
        upload = ContentFile(bytes(draft.content), name=name)
        return files.receive(upload, school=draft.school, user=by), ""
    except Refused as refused:
        return None, refused.sentence


@transaction.atomic
def confirm(
    draft: LetterDraft,
    *,
    by: User,
    on: date,
    version: int,
    accepted: Accepted,
    held: files.Held | None = None,
) -> Inspection:
    """The inspection, with what was accepted of its letter and its source file; the draft is gone then. `Stale` if
    somebody else answered since `version`."""
    require(by, Capability.EDIT_PLAN, draft)
    history.touch(draft, version=version)
    school, proposal = draft.school, draft.proposal
    check_facts(
        school,
        on=on,
        starts_on=accepted.starts_on,
        ends_on=accepted.ends_on,
        published_on=accepted.published_on,
        previous=accepted.previous,
    )
    framework = matching.framework_for(accepted.starts_on, proposal.framework)
    if framework is None:
        raise Refused(
            f"No framework is known for {accepted.starts_on:%B %Y}. Enter the inspection by hand and choose the nearest one."
        )
    created = _previous(school, accepted, on=on)
    inspection = Inspection.objects.create(
        school=school,
        framework=framework,
        kind=accepted.kind,
        section=accepted.section,
        starts_on=accepted.starts_on,
        ends_on=accepted.ends_on,
        published_on=accepted.published_on,
        inspector=accepted.inspector,
        number=accepted.number,
        category_of_concern=accepted.category_of_concern,
        progress=accepted.progress,
        source_text=proposal.text[:LONGEST_TEXT],
        source_file=files.keep(held, school=school, by=by) if held else None,
        previous=accepted.previous or created,
    )
    _judgements(inspection, accepted)
    parts = _findings(inspection, accepted.points)
    _follow_ups(inspection, accepted.follow_ups)
    history.record(
        inspection,
        by=by,
        verb="confirmed",
        sentence=f"{inspection}: letter confirmed, {_counts(accepted, parts)}"
        + (f"; {created} added as the one before" if created else ""),
    )
    LetterDraft.objects.filter(pk=draft.pk).delete()
    return inspection


def _previous(school: School, accepted: Accepted, *, on: date) -> Inspection | None:
    """The inspection before, as far as this letter tells of it. One of that day that is there already is taken."""
    day = accepted.create_previous
    if day is None:
        return None
    there = Inspection.objects.filter(
        school=school, starts_on=day, day_known=accepted.previous_day_known
    ).first()
    if there:
        accepted.previous = there
        return None
    if day >= accepted.starts_on:
        raise Refused(
            "The inspection before is not before this one. Change its date, or leave it out.", "previous"
        )
    framework = matching.framework_for(day, None)
    if framework is None:
        raise Refused(
            f"No framework is known for {day:%B %Y}, so that inspection cannot be added from here. Leave it out.",
            "previous",
        )
    made = Inspection.objects.create(
        school=school,
        framework=framework,
        kind=Inspection.Kind.UNGRADED if accepted.previous_section == "section 8" else Inspection.Kind.GRADED,
        section=accepted.previous_section,
        starts_on=day,
        day_known=accepted.previous_day_known,
    )
    areas, grades = list(framework.areas.all()), list(framework.grades.all())
    given = accepted.previous_judgements or (
        [(OVERALL, accepted.previous_judgement)] if accepted.previous_judgement else []
    )
    for area_words, grade_words in given:
        area, grade = matching.match_judgement(framework, areas, grades, area_words, grade_words)
        if area and grade:
            Judgement.objects.get_or_create(
                inspection=made, area=area, defaults={"grade": grade, "graded_on": day}
            )
    return made


def _judgements(inspection: Inspection, accepted: Accepted) -> None:
    """Grades of the inspection's framework. A date edited into another framework's time leaves none that fits."""
    for chosen, given in accepted.judgements:
        found: tuple[EvaluationArea | None, Grade | None] = (chosen, given)
        if chosen.framework_id != inspection.framework_id:
            areas, grades = list(inspection.framework.areas.all()), list(inspection.framework.grades.all())
            found = matching.match_judgement(inspection.framework, areas, grades, chosen.name, given.name)
        area, grade = found
        if area is None or grade is None:
            raise Refused(
                "The dates you gave put the inspection under another framework, which has other areas and grades. "
                "Drop the judgements and enter them afterwards, or change the dates."
            )
        Judgement.objects.update_or_create(
            inspection=inspection,
            area=area,
            defaults={"grade": grade, "graded_on": inspection.ends_on or inspection.starts_on},
        )


def _findings(inspection: Inspection, points: list[PointGiven]) -> int:
    parts = 0
    for order, point in enumerate(points, start=1):
        row = Finding.objects.create(
            school=inspection.school,
            inspection=inspection,
            kind=point.kind,
            order=order,
            verbatim=point.words,
            source_line=point.line,
            source_page=point.page,
        )
        for place, (words, line, page) in enumerate(point.parts, start=1):
            parts += 1
            Finding.objects.create(
                school=inspection.school,
                inspection=inspection,
                kind=point.kind,
                parent=row,
                order=place,
                verbatim=words,
                source_line=line,
                source_page=page,
            )
    return parts


def _follow_ups(inspection: Inspection, given: list[FollowUpGiven]) -> None:
    for each in given:
        read = read_date(inspection, each.what)
        FollowUp.objects.create(
            school=inspection.school,
            inspection=inspection,
            what=each.what,
            source_line=each.line,
            printed_date=(each.printed_date or read["printed_date"])[:60],
            happens_on=each.happens_on,
            flag=(each.flag or (read["flag"] if each.happens_on is None else ""))[:30],
        )


def _counts(accepted: Accepted, parts: int) -> str:
    said = listed(
        counted(count, noun)
        for count, noun in (
            (len(accepted.points), "finding"),
            (parts, "part"),
            (len(accepted.follow_ups), "follow-up"),
            (len(accepted.judgements), "judgement"),
        )
        if count
    )
    return said or "nothing more"
