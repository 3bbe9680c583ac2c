"""Every write to the challenge log: asked, answered, asked again, satisfied.

The history is read by people who may not read the log: it says who was asked about which area, not a word of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from governance.challenges.models import Challenge, ChallengeTurn
from governance.challenges.rules import WAITING
from governance.meetings.models import Meeting
from improvement.models import Action, AreaForImprovement, Evidence
from schools import history
from schools.access import Capability, can, people_of, person_in, require, standing
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.errors import Refused, Stale
from schools.models import Membership, Person, Role, School, User
from schools.people.models import GOVERNOR_ROLES, STAFF_ROLES
from schools.pupil_data import in_history
from schools.words import counted, lower_first

State, Kind = Challenge.State, ChallengeTurn.Kind


@transaction.atomic
def ask(
    school: School,
    *,
    by: User,
    on: date,
    question: str,
    asked_of: Person,
    answer_by: date,
    asked_by: Person | None = None,
    asked_on: date | None = None,
    area: AreaForImprovement | None = None,
    action: Action | None = None,
    figure: str = "",
    prompt: str = "",
    meeting: Meeting | None = None,
    minute_reference: str = "",
    pupil_data: str = "",
) -> Challenge:
    """Ask a leader a question. `asked_by` is the governor who asks where somebody else writes it down."""
    require(by, Capability.ASK_CHALLENGE, school)
    me = person_in(by, school)
    asked_by = asked_by or me
    if asked_by != me and not can(by, Capability.RUN_BOARD, school):
        raise Refused(
            "Ask in your own name. The clerk and the chair can write down another’s question.", "asked_by"
        )
    if not _holds(asked_by, school, GOVERNOR_ROLES, on):
        raise Refused("Choose the governor who asked.", "asked_by")
    asked_on = asked_on or on
    if asked_on > on:
        raise Refused("The day it was asked is still to come. Correct the day.", "asked_on")
    area = action.area if action else area
    _check_place(school, area, action, meeting)
    _check_asked_of(school, asked_of, on)
    _check_answer_by(school, answer_by, on)
    challenge = Challenge.objects.create(
        school=school,
        question=question,
        figure=figure,
        prompt=prompt,
        area=area,
        action=action,
        asked_by=asked_by,
        recorded_by=me,
        asked_of=asked_of,
        asked_on=asked_on,
        meeting=meeting,
        minute_reference=minute_reference,
        answer_by=answer_by,
    )
    _say(challenge, Kind.ASKED, question, by=asked_by, writer=me, on=asked_on, minute=minute_reference)
    words = f"{_to(challenge)}, to be answered by {_day(answer_by, on)}{in_history(pupil_data)}"
    history.record(challenge, by=by, verb="asked", sentence=f"Question asked of {words}")
    return challenge


@transaction.atomic
def edit(
    challenge: Challenge,
    *,
    by: User,
    on: date,
    version: int,
    area: AreaForImprovement | None = None,
    action: Action | None = None,
    pupil_data: str = "",
    **fields: Any,
) -> Challenge:
    """Correct what was written down, unless somebody else saved since `version`: then `Stale`. Once it is answered, the
    question stays as it was put, and the one asked stays asked."""
    require(by, Capability.SETTLE_CHALLENGE, challenge)
    _is_kept(challenge)
    school = challenge.school
    area = action.area if action else area
    _check_place(school, area, action, fields.get("meeting"), before=challenge)
    if challenge.state != State.ASKED and {"question", "asked_of"} & set(fields):
        raise Refused(
            "It has been answered meanwhile, so the question stays as it was put. Ask again instead."
        )
    if "asked_of" in fields and fields["asked_of"].pk != challenge.asked_of_id:
        _check_asked_of(school, fields["asked_of"], on)
    if "answer_by" in fields and fields["answer_by"] != challenge.answer_by:
        _check_answer_by(school, fields["answer_by"], on)
    changes = history.update(challenge, version=version, area=area, action=action, **fields)
    if "question" in changes:
        challenge.turns.filter(kind=Kind.ASKED).update(text=challenge.question)
    if changes:
        history.record(
            challenge,
            by=by,
            verb="edited",
            sentence=f"Question to {_to(challenge)} corrected{in_history(pupil_data)}",
            changes={name: changes[name] for name in IN_HISTORY if name in changes},
        )
    return challenge


@transaction.atomic
def answer(
    challenge: Challenge,
    *,
    by: User,
    on: date,
    version: int,
    text: str,
    evidence: Iterable[Evidence] = (),
    pupil_data: str = "",
) -> Challenge:
    """Answer it, with items of the library that show what is said. Until it is settled, more can be added."""
    require(by, Capability.ANSWER_CHALLENGE, challenge)
    _is_kept(challenge)
    if challenge.state == State.SATISFIED:
        raise Refused("It is settled already. Nothing more needs to be said to it.")
    evidence = list(evidence)
    known = Evidence.objects.current().readable_by(by, challenge.school)
    if {item.pk for item in evidence} - set(known.values_list("pk", flat=True)):
        raise Refused("Choose evidence of the library that you may open yourself.", "evidence")
    _move(challenge, version, state=State.ANSWERED)
    me = person_in(by, challenge.school)
    writes_for_another = standing(by, challenge.school).roles == {Role.PLAN_EDITOR}
    is_asked = me.pk in people_of(challenge, challenge.scopes.asked)
    speaker = challenge.asked_of if writes_for_another and not is_asked else me
    turn = _say(challenge, Kind.ANSWERED, text, by=speaker, writer=me, on=on)
    turn.evidence.set(evidence)
    shown = f", with {counted(len(evidence), 'item')} of evidence" if evidence else ""
    sentence = f"Question to {_to(challenge)} answered{shown}{in_history(pupil_data)}"
    history.record(challenge, by=by, verb="answered", sentence=sentence)
    return challenge


@transaction.atomic
def ask_again(
    challenge: Challenge,
    *,
    by: User,
    on: date,
    version: int,
    question: str,
    answer_by: date,
    minute_reference: str = "",
    pupil_data: str = "",
) -> Challenge:
    """The answer was not enough: the same question goes on with the next one."""
    _may_settle(challenge, by)
    _check_answer_by(challenge.school, answer_by, on)
    _move(challenge, version, state=State.ASKED_AGAIN, answer_by=answer_by)
    _say_for_asker(challenge, Kind.ASKED_AGAIN, question, by=by, on=on, minute=minute_reference)
    sentence = f"Question to {_to(challenge)} asked again, to be answered by {_day(answer_by, on)}{in_history(pupil_data)}"
    history.record(challenge, by=by, verb="asked again", sentence=sentence)
    return challenge


@transaction.atomic
def settle(
    challenge: Challenge,
    *,
    by: User,
    on: date,
    version: int,
    what_changed: str = "",
    minute_reference: str = "",
    pupil_data: str = "",
) -> Challenge:
    """The asker is satisfied; `what_changed` says what is different because the question was asked."""
    _may_settle(challenge, by)
    _move(challenge, version, state=State.SATISFIED, settled_on=on, what_changed=what_changed)
    _say_for_asker(challenge, Kind.SATISFIED, what_changed, by=by, on=on, minute=minute_reference)
    changed = ", and something changed because of it" if what_changed else ""
    sentence = f"Question to {_to(challenge)} answered well enough{changed}{in_history(pupil_data)}"
    history.record(challenge, by=by, verb="settled", sentence=sentence)
    return challenge


@transaction.atomic
def remove(challenge: Challenge, *, by: User, on: date) -> Challenge:
    """Take it out of the log. Nothing is deleted, and it can be put back."""
    require(by, Capability.SETTLE_CHALLENGE, challenge)
    if history.set_removed(challenge, True):
        history.record(challenge, by=by, verb="removed", sentence=f"Question to {_to(challenge)} taken out")
    return challenge


@transaction.atomic
def restore(challenge: Challenge, *, by: User, on: date) -> Challenge:
    """Put it back where it stood."""
    require(by, Capability.SETTLE_CHALLENGE, challenge)
    if history.set_removed(challenge, False):
        history.record(challenge, by=by, verb="restored", sentence=f"Question to {_to(challenge)} put back")
    return challenge


# ---- what holds for all of them ---------------------------------------------------------------------------------------
def _check_place(
    school: School,
    area: AreaForImprovement | None,
    action: Action | None,
    meeting: Meeting | None,
    before: Challenge | None = None,
) -> None:
    if any(row is not None and row.school_id != school.pk for row in (area, action, meeting)):
        raise Refused("Choose from the areas, actions and meetings of this school.", "about")
    same = before is not None and (before.area_id, before.action_id) == (
        area.pk if area else None,
        action.pk if action else None,
    )
    gone = (action is not None and action.removed_at) or (area is not None and area.removed_at)
    if gone and not same:
        raise Refused("It has been taken out of the plan. Choose something that is in it.", "about")


def _check_asked_of(school: School, person: Person, on: date) -> None:
    if not _holds(person, school, STAFF_ROLES, on):
        raise Refused("Choose somebody of the school’s staff.", "asked_of")


def _holds(person: Person, school: School, roles: Iterable[str], on: date) -> bool:
    held = Membership.objects.live(on).filter(person=person, role__in=roles)
    return person is not None and person.school_id == school.pk and held.exists()


def _check_answer_by(school: School, day: date, on: date) -> None:
    if day <= on:
        raise Refused("The answer needs a day to come.", "answer_by")
    calendar = SchoolCalendar.of(school)
    if not calendar.is_school_day(day):
        nearest = calendar.previous_school_day(day)
        nearest = nearest if nearest > on else calendar.next_school_day(day)
        raise Refused(
            f"{_day(day, on)} is no school day ({calendar.holiday_words(day)}). The nearest is {_day(nearest, on)}.",
            "answer_by",
        )


def _is_kept(challenge: Challenge) -> None:
    if challenge.removed_at:
        raise Refused("It was taken out of the log. Put it back first.")


def _may_settle(challenge: Challenge, by: User) -> None:
    require(by, Capability.SETTLE_CHALLENGE, challenge)
    _is_kept(challenge)
    if challenge.state in WAITING:
        raise Refused("It is not answered yet. It can be settled once it is.")
    if challenge.state == State.SATISFIED:
        raise Refused("It is settled already. Ask a new question if there is more to ask.")


def _move(challenge: Challenge, version: int, **fields: Any) -> None:
    """Bring it where it stands now. The version goes up even where the state stays, for something was said."""
    rows = Challenge.objects.filter(pk=challenge.pk)
    if not rows.filter(version=version).update(version=F("version") + 1, **fields):
        raise Stale(rows.get())
    challenge.refresh_from_db()


def _say(
    challenge: Challenge, kind: str, text: str, *, by: Person, writer: Person, on: date, minute: str = ""
) -> ChallengeTurn:
    return ChallengeTurn.objects.create(
        challenge=challenge, kind=kind, text=text, by=by, recorded_by=writer, on=on, minute_reference=minute
    )


def _say_for_asker(challenge: Challenge, kind: str, text: str, *, by: User, on: date, minute: str) -> None:
    """Whether an answer is enough is for the one who asked; the chair and the clerk write it down for them."""
    writer = person_in(by, challenge.school)
    _say(challenge, kind, text, by=challenge.asked_by, writer=writer, on=on, minute=minute)


IN_HISTORY = ("answer_by", "minute_reference")


def _to(challenge: Challenge) -> str:
    """«Leah Whitlock about mathematics in Years 5 and 6»."""
    about = challenge.area.title if challenge.area else "the plan"
    return f"{challenge.asked_of} about {lower_first(about)}"


def _day(day: date, on: date) -> str:
    return dates.day_words(day, beside=on)
