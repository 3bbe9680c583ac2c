"""Every write to the evidence.

What stands in the history is read by everybody who reads the plan, and evidence is not: so a sentence there says of
what there is evidence now, and never what it is called.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import transaction

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.evidence.models import Evidence, EvidenceLink, Thing
from improvement.monitoring.freshness import fresh_until
from improvement.monitoring.models import MonitoringActivity, Source
from improvement.targets.models import TermlyTarget
from schools import files, history
from schools.access import Capability, can, person_in, require
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.errors import Refused
from schools.models import School, User
from schools.pupil_data import in_history
from schools.words import listed, lower_first

FIELDS = {
    AreaForImprovement: "area",
    Action: "action",
    TermlyTarget: "target",
    MonitoringActivity: "activity",
}
FORMS = {"file": "a file", "link": "a link", "note": "a note"}


@transaction.atomic
def add_evidence(
    school: School,
    *,
    by: User,
    on: date,
    form: str,
    title: str,
    source: str,
    represents_on: date,
    things: Iterable[Thing] = (),
    held: files.Held | None = None,
    pupil_data: str = "",
    **fields: Any,
) -> Evidence:
    """A new item, and what it shows something of. `held` is the file that was sent, for an item that is one.

    Without `fresh_until` it stays fresh as long as its source usually does. `pupil_data` is what the person chose when
    warned that it may say who a pupil is."""
    things = list(things)
    _may_add(by, school, things)
    _check(on=on, form=form, held=held, represents_on=represents_on, **fields)
    if not fields.get("fresh_until"):
        fields["fresh_until"] = usual_freshness(school, source, represents_on)
    item = Evidence.objects.create(
        school=school,
        form=form,
        title=title,
        source=source,
        represents_on=represents_on,
        file=files.keep(held, school=school, by=by) if held else None,
        added_on=on,
        added_by=person_in(by, school),
        pupil_data_choice=pupil_data,
        **fields,
    )
    for thing in things:
        _link(item, thing)
    _record(
        item, by=by, verb="added", opening="Evidence added", ending=f": {FORMS[form]}{in_history(pupil_data)}"
    )
    return item


def usual_freshness(school: School, source: str, represents_on: date) -> date | None:
    """How long something of that day stays fresh when nobody says otherwise; a record of doing it always does."""
    return fresh_until(Source(source), represents_on, SchoolCalendar.of(school))


@transaction.atomic
def edit_evidence(
    item: Evidence,
    *,
    by: User,
    on: date,
    version: int,
    things: Iterable[Thing] | None = None,
    pupil_data: str = "",
    **fields: Any,
) -> Evidence:
    """Save the edited fields and what it shows something of, unless somebody else saved since `version`: then `Stale`.

    Of `things`, a person adds and takes away only what is theirs to add evidence to; the rest stays."""
    require(by, Capability.ADD_EVIDENCE, item)
    given: dict = {
        "source": item.source,
        "represents_on": item.represents_on,
        "fresh_until": item.fresh_until,
    } | fields
    _check(on=on, form=item.form, held=None, edited=True, **given)
    if not given["fresh_until"] or (
        "fresh_until" in fields
        and fields["fresh_until"]
        == item.fresh_until
        == usual_freshness(item.school, item.source, item.represents_on)
    ):
        fields["fresh_until"] = usual_freshness(item.school, given["source"], given["represents_on"])
    if pupil_data:
        fields["pupil_data_choice"] = pupil_data
    changes = history.update(item, version=version, **fields)
    moved = things is not None and _set_things(item, list(things), by=by)
    if moved and not changes:
        history.touch(item, version=version)
    if changes or moved:
        shown = [name for name in ("shown_to_board", "shared_with_adviser") if name in changes]
        told = {name: changes[name] for name in (*shown, "represents_on", "fresh_until") if name in changes}
        _record(
            item,
            by=by,
            verb="edited",
            opening=_what_changed(changes, moved),
            changes=told,
            ending=in_history(pupil_data),
        )
    return item


def _what_changed(changes: dict[str, tuple], moved: bool) -> str:
    words = {
        ("shown_to_board", True): "Evidence shown to the board",
        ("shown_to_board", False): "Evidence no longer shown to the board",
        ("shared_with_adviser", True): "Evidence shared with the adviser",
        ("shared_with_adviser", False): "Evidence no longer shared with the adviser",
    }
    said = [
        words[name, bool(changes[name][1])]
        for name in ("shown_to_board", "shared_with_adviser")
        if name in changes
    ]
    if said:
        return ", ".join([said[0], *(lower_first(each) for each in said[1:])])
    return "Evidence put to other things" if moved and not changes else "Evidence edited"


@transaction.atomic
def attach(items: Iterable[Evidence], *, to: Thing, by: User, on: date) -> Thing:
    """Put items of the library to one more thing each. Those that are there already stay as they are."""
    require(by, Capability.ADD_EVIDENCE, guarded(to))
    items = list(items)
    if not items:
        raise Refused("Choose at least one item.", "items")
    readable = set(
        Evidence.objects.current().readable_by(by).filter(school=to.school_id).values_list("pk", flat=True)
    )
    if any(item.pk not in readable for item in items):
        raise Refused("Choose from the items on the page.", "items")
    fresh = [item for item in items if _link(item, to)]
    if fresh:
        count = "An item" if len(fresh) == 1 else f"{len(fresh)} items"
        area = areas_of(to)[0]
        history.record(
            to,
            by=by,
            verb="attached",
            area_id=area.pk,
            sentence=f"{count} of evidence put to “{words_of(to)}”",
        )
    return to


@transaction.atomic
def use_existing(item: Evidence, *, things: Iterable[Thing], by: User, on: date) -> Evidence:
    """Put an item of the library to these things too, instead of bringing in the same file a second time."""
    things = list(things)
    _may_add(by, item.school, things)
    require(by, Capability.READ_EVIDENCE, item)
    fresh = [thing for thing in things if _link(item, thing)]
    if fresh:
        _record(item, by=by, verb="attached", opening="The same evidence used once more")
    return item


@transaction.atomic
def revise_evidence(
    item: Evidence,
    *,
    by: User,
    on: date,
    version: int,
    represents_on: date,
    held: files.Held | None = None,
    pupil_data: str = "",
    **fields: Any,
) -> Evidence:
    """A newer one in the place of this. The old stays as it was, and what it showed something of goes over to the new,
    so that nothing counts twice."""
    require(by, Capability.ADD_EVIDENCE, item)
    if Evidence.objects.filter(replaces=item).exists():
        raise Refused("Somebody has put in a newer one already. Open that one, and put yours in its place.")
    _check(on=on, form=item.form, held=held, represents_on=represents_on, **fields)
    history.touch(item, version=version)
    carried = {
        name: getattr(item, name)
        for name in (
            "form",
            "source",
            "title",
            "url",
            "text",
            "keep_until",
            "shown_to_board",
            "shared_with_adviser",
        )
    }
    new = Evidence.objects.create(
        school=item.school,
        file=files.keep(held, school=item.school, by=by) if held else None,
        replaces=item,
        represents_on=represents_on,
        fresh_until=usual_freshness(item.school, item.source, represents_on),
        added_on=on,
        added_by=person_in(by, item.school),
        pupil_data_choice=pupil_data,
        **carried | fields,
    )
    live = EvidenceLink.objects.live().filter(evidence=item)
    for link in live:
        _link(new, link.thing)
    live.update(removed_at=dates.now())
    _record(
        new,
        by=by,
        verb="revised",
        opening="A newer one of an item of evidence added",
        ending=in_history(pupil_data),
    )
    return new


@transaction.atomic
def remove_evidence(item: Evidence, *, by: User, on: date) -> Evidence:
    """Take it out of the library and off everything it was put to. Nothing is deleted, and it can be put back."""
    require(by, Capability.ADD_EVIDENCE, item)
    if history.set_removed(item, True):
        _record(item, by=by, verb="removed", opening="Evidence removed")
    return item


@transaction.atomic
def restore_evidence(item: Evidence, *, by: User, on: date) -> Evidence:
    """Put it back, on everything it was put to."""
    require(by, Capability.ADD_EVIDENCE, item)
    if history.set_removed(item, False):
        _record(item, by=by, verb="restored", opening="Evidence put back")
    return item


# ---- what it shows something of -----------------------------------------------------------------------------------------
def guarded(thing: Thing) -> AreaForImprovement | Action | MonitoringActivity:
    """The row that says whose a thing is: a target belongs to its area."""
    return thing.series.measure.area if isinstance(thing, TermlyTarget) else thing


def areas_of(thing: Thing) -> list[AreaForImprovement]:
    return EvidenceLink(**{FIELDS[type(thing)]: thing}).areas


def words_of(thing: Thing) -> str:
    return EvidenceLink(**{FIELDS[type(thing)]: thing}).words


def _may_add(by: User, school: School, things: Collection[Thing]) -> None:
    if any(thing.school_id != school.pk for thing in things):
        raise Refused("Choose what it shows something of from this school.")
    for thing in things:
        require(by, Capability.ADD_EVIDENCE, guarded(thing))
    if not things and not can(by, Capability.ADD_EVIDENCE, school):
        raise Refused("Choose what it shows something of: at least one of your own actions or areas.")


def _link(item: Evidence, thing: Thing) -> bool:
    """True if it was not there yet."""
    to: dict[str, Any] = {FIELDS[type(thing)]: thing}
    _, new = EvidenceLink.objects.get_or_create(school=item.school, evidence=item, removed_at=None, **to)
    return new


def _set_things(item: Evidence, things: Collection[Thing], *, by: User) -> bool:
    if any(thing.school_id != item.school_id for thing in things):
        raise Refused("Choose what it shows something of from this school.")
    wanted = {(FIELDS[type(thing)], thing.pk) for thing in things}
    gone = [
        link.pk
        for link in EvidenceLink.objects.live().whole().filter(evidence=item)
        if (FIELDS[type(link.thing)], link.thing.pk) not in wanted
        and can(by, Capability.ADD_EVIDENCE, guarded(link.thing))
    ]
    for thing in things:
        require(by, Capability.ADD_EVIDENCE, guarded(thing))
    new = [_link(item, thing) for thing in things]
    EvidenceLink.objects.filter(pk__in=gone).update(removed_at=dates.now())
    return any(new) or bool(gone)


def _check(
    *,
    on: date,
    form: str,
    held: files.Held | None,
    represents_on: date,
    fresh_until: date | None = None,
    keep_until: date | None = None,
    url: str = "",
    text: str = "",
    edited: bool = False,
    **_: Any,
) -> None:
    if represents_on > on:
        raise Refused(
            f"It cannot be from a day to come. Today is {dates.day_words(on, beside=on)}.", "represents_on"
        )
    if fresh_until and fresh_until < represents_on:
        raise Refused("It cannot go stale before the day it is from. Change one of the dates.", "fresh_until")
    if keep_until and keep_until < represents_on:
        raise Refused(
            "It is to be kept at least until the day it is from. Change one of the dates.", "keep_until"
        )
    if edited:
        return
    if form == Evidence.Form.FILE and held is None:
        raise Refused("Choose a file.", "file")
    if form == Evidence.Form.LINK and not url:
        raise Refused("Enter the link.", "url")
    if form == Evidence.Form.NOTE and not text:
        raise Refused("Write the note.", "text")


def _record(
    item: Evidence, *, by: User, verb: str, opening: str, changes: dict | None = None, ending: str = ""
) -> None:
    links = list(EvidenceLink.objects.live().whole().filter(evidence=item))
    areas = list(dict.fromkeys(area for link in links for area in link.areas))
    for_what = f" for {listed([area.title for area in areas])}" if areas else ""
    history.record(
        item,
        by=by,
        verb=verb,
        area_id=areas[0].pk if areas else None,
        sentence=f"{opening}{for_what}{ending}",
        changes=changes,
    )
