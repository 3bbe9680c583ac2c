"""Every write to an inspection, its judgements and its text. What is marked in the text is in `findings`."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from improvement.inspections.findings.lines import locate
from improvement.inspections.models import (
    EvaluationArea,
    Finding,
    FollowUp,
    Framework,
    Grade,
    Inspection,
    Judgement,
)
from improvement.reader.words import printed
from schools import history
from schools.access import Capability, require
from schools.errors import Refused, Stale
from schools.models import School, User
from schools.words import counted, listed

LONGEST_TEXT = 300_000


@transaction.atomic
def add_inspection(
    school: School, *, by: User, on: date, framework: Framework | None = None, **fields: Any
) -> Inspection:
    """A new inspection. Without a framework it is the one in force on its first day."""
    require(by, Capability.EDIT_PLAN, school)
    check_facts(school, on=on, **fields)
    inspection = Inspection.objects.create(
        school=school, framework=framework or framework_on(fields["starts_on"]), **fields
    )
    history.record(inspection, by=by, verb="added", sentence=f"Inspection added: {inspection}")
    return inspection


@transaction.atomic
def edit_inspection(
    inspection: Inspection,
    *,
    by: User,
    on: date,
    version: int,
    framework: Framework | None = None,
    **fields: Any,
) -> Inspection:
    """Save the edited facts, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.EDIT_PLAN, inspection)
    check_facts(inspection.school, on=on, itself=inspection, **fields)
    framework = framework or framework_on(fields.get("starts_on", inspection.starts_on))
    if framework.pk != inspection.framework_id and (
        inspection.judgements.exists() or inspection.category_of_concern
    ):
        raise Refused(
            f"Its judgements are in the words of “{inspection.framework}”. Take them out first, or keep that framework.",
            "framework",
        )
    if fields.get("starts_on"):
        fields["day_known"] = True  # whoever saves the form has given a day
    changes = history.update(inspection, version=version, framework=framework, **fields)
    if changes:
        history.record(
            inspection,
            by=by,
            verb="edited",
            sentence=f"{inspection}: {_names(changes)} changed",
            changes=changes,
        )
    return inspection


def _names(changes: dict[str, tuple]) -> str:
    fields = {field.name: str(field.verbose_name) for field in Inspection._meta.fields}
    return listed(fields[name] for name in changes)


def framework_on(day: date) -> Framework:
    """The framework in force on the day."""
    framework = Framework.objects.in_force(day).order_by("starts_on").last()
    if framework is None:
        raise Refused(
            f"No framework is known for {day:%B} {day.year}. Choose the nearest one from the list.",
            "framework",
        )
    return framework


def check_facts(
    school: School,
    *,
    on: date,
    itself: Inspection | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    published_on: date | None = None,
    previous: Inspection | None = None,
    **_: Any,
) -> None:
    if starts_on and starts_on > on:
        raise Refused(
            "The first day is still to come. Enter an inspection once it has begun, or correct the year.",
            "starts_on",
        )
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused("The last day is before the first day. Change one of them.", "ends_on")
    visit = ends_on or starts_on
    if visit and published_on and published_on < visit:
        raise Refused(
            "The letter is dated before the visit ended. Look at the letter again and change one of the dates.",
            "published_on",
        )
    if previous and (previous.school_id != school.pk or previous == itself):
        raise Refused("Choose another inspection of this school.", "previous")


def bump(inspection: Inspection, version: int, **fields: Any) -> None:
    """Move the version on when something that belongs to the inspection is saved; `Stale` if it moved already."""
    rows = Inspection.objects.filter(pk=inspection.pk)
    if not rows.filter(version=version).update(version=F("version") + 1, **fields):
        raise Stale(rows.get())
    inspection.refresh_from_db()


def check_version(inspection: Inspection, version: int) -> None:
    current = Inspection.objects.get(pk=inspection.pk)
    if current.version != version:
        raise Stale(current)


@transaction.atomic
def set_judgements(
    inspection: Inspection,
    *,
    by: User,
    on: date,
    version: int,
    graded_on: date | None,
    grades: dict[EvaluationArea, Grade | None],
    category_of_concern: str = "",
) -> Inspection:
    """The grade of each area given; None takes the judgement away. An unchanged grade keeps its day only if the day
    is unchanged too: one visit, one day."""
    require(by, Capability.EDIT_PLAN, inspection)
    check_version(inspection, version)
    graded_on = graded_on or inspection.ends_on or inspection.starts_on
    if graded_on < inspection.starts_on:
        raise Refused("The grades are dated before the inspection began. Change the date.", "graded_on")
    if graded_on > on:
        raise Refused("The grades are dated after today. Change the date.", "graded_on")
    if category_of_concern and category_of_concern not in inspection.framework.categories:
        raise Refused("Choose one of the categories of this framework.", "category_of_concern")
    standing = {judgement.area_id: judgement for judgement in inspection.judgements.select_related("grade")}
    changes: dict[str, tuple] = {}
    for area, grade in grades.items():
        if area.framework_id != inspection.framework_id or (
            grade and (grade.framework_id != inspection.framework_id or grade.scale != area.scale)
        ):
            raise Refused("Choose grades of this inspection’s framework.")
        old = standing.get(area.pk)
        if grade is None:
            if old:
                Judgement.objects.filter(pk=old.pk).delete()
                changes[area.name] = (old.grade, None)
        elif old is None or old.grade_id != grade.pk or old.graded_on != graded_on:
            Judgement.objects.update_or_create(
                inspection=inspection, area=area, defaults={"grade": grade, "graded_on": graded_on}
            )
            changes[area.name] = (old.grade if old else None, grade)
    if category_of_concern != inspection.category_of_concern:
        changes["category of concern"] = (inspection.category_of_concern, category_of_concern)
    if changes:
        bump(inspection, version, category_of_concern=category_of_concern)
        count = len(changes)
        history.record(
            inspection,
            by=by,
            verb="judged",
            sentence=f"{inspection}: {counted(count, 'judgement')} entered or changed",
            changes=changes,
        )
    return inspection


@transaction.atomic
def paste_text(inspection: Inspection, *, by: User, on: date, version: int, text: str) -> Inspection:
    """Keep the text of the letter or report. What was marked in an earlier text finds its line in this one; words
    that are no longer in it stay, without a line."""
    require(by, Capability.EDIT_PLAN, inspection)
    if not text.strip():
        raise Refused("Paste the text of the letter or report.", "text")
    if len(text) > LONGEST_TEXT:
        raise Refused(
            f"The limit is {LONGEST_TEXT:,} characters and you have {len(text):,}. Paste it in two parts.",
            "text",
        )
    had_text = bool(inspection.source_text)
    if history.update(inspection, version=version, source_text=text):
        _find_lines_again(inspection)
        lines = len(printed.pieces(text))
        verb = "replaced" if had_text else "added"
        history.record(
            inspection,
            by=by,
            verb="pasted",
            sentence=f"{inspection}: text {verb}, {counted(lines, 'line')} and sentences",
        )
    return inspection


def _find_lines_again(inspection: Inspection) -> None:
    pieces = printed.pieces(inspection.source_text)
    taken: set[int] = set()
    for model, words in ((Finding, "verbatim"), (FollowUp, "what")):
        for row in model.objects.filter(inspection=inspection, removed_at=None).order_by("source_line", "pk"):
            place = locate(pieces, getattr(row, words), line=row.source_line, taken=taken)
            line = pieces[place.first].line if place else None
            if place:
                taken |= set(range(place.first, place.last + 1))
            if line != row.source_line:
                model.objects.filter(pk=row.pk).update(source_line=line)
