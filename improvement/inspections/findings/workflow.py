"""Every write to findings and follow-ups: what is marked in the text of a letter, and which day a follow-up has."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.db import transaction

from improvement.inspections.findings.lines import MarkedPoint, compose, locate, marks_of
from improvement.inspections.models import Finding, FollowUp, Inspection
from improvement.inspections.workflow import bump, check_version
from improvement.reader.words import printed
from improvement.reader.words.printed import Piece
from schools import history
from schools.access import Capability, require
from schools.days import dates
from schools.errors import Refused
from schools.models import User
from schools.words import counted, cut, listed

BEFORE_LETTER, NO_SUCH_DAY, SEVERAL_DATES = "before_letter_date", "no_such_day", "several_dates"
NO_DATE_YET = "no_date_yet"

Row = TypeVar("Row", Finding, FollowUp)


def field_of(key: str) -> str:
    """The name of the form field for a piece, to which refusals belong."""
    return f"line_{key}"


@transaction.atomic
def mark_lines(
    inspection: Inspection, *, by: User, on: date, version: int, marks: dict[str, str]
) -> Inspection:
    """Make findings and follow-ups of the marked pieces of the inspection's text.

    `marks` is {key of a piece: mark} for the pieces that were shown; the others stay as they are marked. A finding
    that stood already keeps its row, with the areas that answer it; one that is no longer marked is taken away,
    unless an area answers it: then `Refused`. Saying the same again changes nothing.
    """
    require(by, Capability.EDIT_PLAN, inspection)
    check_version(inspection, version)
    pieces = printed.pieces(inspection.source_text)
    standing = list(inspection.findings.filter(removed_at=None))
    coming = list(inspection.follow_ups.filter(removed_at=None))
    marked, lost = marks_of(pieces, standing, coming)
    points, follow_ups, problems = compose(pieces, marked | marks)
    if problems:
        raise Refused(problems[0].sentence, field_of(problems[0].key))
    lost_pks = {(type(row), row.pk) for row in lost}
    changed = _save_findings(
        inspection, pieces, points, [row for row in standing if (Finding, row.pk) not in lost_pks]
    )
    changed |= _save_follow_ups(
        inspection, follow_ups, [row for row in coming if (FollowUp, row.pk) not in lost_pks]
    )
    if changed:
        bump(inspection, version)
        history.record(
            inspection,
            by=by,
            verb="marked",
            sentence=f"{inspection}: {_what_stands(points, follow_ups)} marked",
        )
    return inspection


def _what_stands(points: list[MarkedPoint], follow_ups: list[MarkedPoint]) -> str:
    parts = sum(len(point.parts) for point in points)
    said = listed(
        counted(count, noun)
        for count, noun in ((len(points), "finding"), (parts, "part"), (len(follow_ups), "follow-up"))
        if count
    )
    return said or "nothing"


def _save_findings(
    inspection: Inspection, pieces: list[Piece], points: list[MarkedPoint], standing: list[Finding]
) -> bool:
    removed = list(inspection.findings.exclude(removed_at=None))
    kept: set[int] = set()
    changed = False

    def save(point: MarkedPoint, order: int, parent: Finding | None) -> Finding:
        nonlocal changed
        row = _same(standing, point, kept) or _same(removed, point, kept)
        fields = {
            "kind": parent.kind if parent else point.mark,
            "parent_id": parent.pk if parent else None,
            "order": order,
            "source_line": point.line,
            "removed_at": None,
        }
        if row is None:
            changed = True
            row = Finding.objects.create(
                school=inspection.school, inspection=inspection, verbatim=point.words, **fields
            )
        elif any(getattr(row, name) != value for name, value in fields.items()):
            changed = True
            Finding.objects.filter(pk=row.pk).update(**fields)
            for name, value in fields.items():
                setattr(row, name, value)
        kept.add(row.pk)
        return row

    for order, point in enumerate(points, start=1):
        row = save(point, order, None)
        for place, part in enumerate(point.parts, start=1):
            save(part, place, row)
    gone = [row for row in standing if row.pk not in kept]
    _refuse_what_is_answered(gone, pieces)
    Finding.objects.filter(pk__in=[row.pk for row in gone]).update(removed_at=dates.now())
    return changed or bool(gone)


def _same(rows: Iterable[Row], point: MarkedPoint, kept: set[int], words: str = "verbatim") -> Row | None:
    """The row with these words: that of the same line first."""
    same = [row for row in rows if getattr(row, words) == point.words and row.pk not in kept]
    return next((row for row in same if row.source_line == point.line), same[0] if same else None)


def _refuse_what_is_answered(gone: list[Finding], pieces: list[Piece]) -> None:
    by_pk = {row.pk: row for row in gone}
    answered = (
        Finding.areas.through.objects.filter(finding__in=by_pk, areaforimprovement__removed_at=None)
        .select_related("areaforimprovement")
        .order_by("finding__order")
    )
    first = answered.first()
    if first:
        finding = by_pk[first.finding_id]
        place = locate(pieces, finding.verbatim, line=finding.source_line)
        raise Refused(
            f"“{cut(finding.verbatim, 80)}” (line {finding.source_line}) is answered by the area "
            f"“{first.areaforimprovement.title}”. Mark its words as they were, or take the finding out of that area first.",
            field_of(pieces[place.first].key) if place else None,
        )


def _save_follow_ups(inspection: Inspection, follow_ups: list[MarkedPoint], standing: list[FollowUp]) -> bool:
    kept: set[int] = set()
    changed = False
    removed = list(inspection.follow_ups.exclude(removed_at=None))
    for point in follow_ups:
        row = _same(standing, point, kept, "what") or _same(removed, point, kept, "what")
        if row is None:
            changed = True
            row = FollowUp.objects.create(
                school=inspection.school,
                inspection=inspection,
                what=point.words,
                source_line=point.line,
                **read_date(inspection, point.words),
            )
        elif row.removed_at or row.source_line != point.line:
            changed = True
            FollowUp.objects.filter(pk=row.pk).update(removed_at=None, source_line=point.line)
        kept.add(row.pk)
    gone = [row.pk for row in standing if row.pk not in kept]
    FollowUp.objects.filter(pk__in=gone).update(removed_at=dates.now())
    return changed or bool(gone)


def letter_day(inspection: Inspection) -> date:
    """The day nothing that is still to come can be before: that of the letter, else the last of the visit."""
    return inspection.published_on or inspection.ends_on or inspection.starts_on


def read_date(inspection: Inspection, words: str) -> dict:
    """`printed_date`, `happens_on` and `flag` for the words of a follow-up. A date that cannot be right, or one of
    several, is not taken: a person is asked."""
    found = printed.find_dates(words)
    possible = [each for each in found if each.day and each.day >= letter_day(inspection)]
    if not found:
        return {"printed_date": "", "happens_on": None, "flag": ""}
    if len(possible) == 1:
        return {"printed_date": possible[0].words[:60], "happens_on": possible[0].day, "flag": ""}
    if possible:
        return {"printed_date": possible[0].words[:60], "happens_on": None, "flag": SEVERAL_DATES}
    first = next((each for each in found if each.day), found[0])
    flag = BEFORE_LETTER if first.day else NO_SUCH_DAY if first.missing == "nowhere" else ""
    return {"printed_date": first.words[:60], "happens_on": None, "flag": flag}


def to_ask(inspection: Inspection) -> FollowUp | None:
    """The first follow-up of the letter whose day nobody has settled or left open yet."""
    rows = inspection.follow_ups.filter(removed_at=None, happens_on=None).exclude(flag=NO_DATE_YET)
    return rows.order_by("source_line", "pk").first()


@transaction.atomic
def settle_date(
    follow_up: FollowUp, *, by: User, on: date, version: int, happens_on: date | None
) -> FollowUp:
    """The day the school goes by for what the letter says will happen; None says that there is none yet. The printed
    words stay as they are."""
    require(by, Capability.EDIT_PLAN, follow_up)
    since = letter_day(follow_up.inspection)
    if happens_on and happens_on < since:
        raise Refused(
            f"The letter is of {dates.full_day(since)}, so what it says will happen comes on that day or later. "
            "Change the date.",
            "happens_on",
        )
    flag = read_date(follow_up.inspection, follow_up.what)["flag"] if happens_on else NO_DATE_YET
    changes = history.update(follow_up, version=version, happens_on=happens_on, flag=flag)
    if changes:
        said = f"goes by {dates.full_day(happens_on)}" if happens_on else "has no date yet"
        history.record(
            follow_up, by=by, verb="dated", sentence=f"“{cut(follow_up.what, 80)}” {said}", changes=changes
        )
    return follow_up
