"""What the prompts ask of the living plan, read in eight queries at most, however large the plan is.

    suggested(school, on=today)      the prompts of the day (governance.prompts.choosing)

What a small group reached is no fact here: no question can give it away.
"""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q

from governance.challenges.models import Challenge, ChallengeTurn
from governance.prompts.choosing import Prompt, choose
from governance.prompts.facts import Asked, Deed, Facts, Group, Who
from improvement.models import Action, Activity, Impact, Source
from improvement.monitoring.freshness import FULL, half_term_of, ordinal
from improvement.progress import rating, triangulation
from improvement.progress.rows import AreaRow, current_rows
from improvement.progress.triangulation import Triangulations
from improvement.targets.ladders import positions
from improvement.targets.ladders.ladder import MET, Ladder, TermPoint
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm
from schools.models import Membership, Person, Role, School


def suggested(school: School, *, on: date) -> list[Prompt]:
    """The questions that the figures of the plan prompt on the day."""
    return choose(facts_of(school, on=on))


def facts_of(school: School, *, on: date) -> list[Facts]:
    """The facts of each area of the plan that is worked on, in its order."""
    calendar = SchoolCalendar.of(school)
    rows = current_rows(school, calendar=calendar, on=on)
    areas = [row.area for row in rows]
    ladders = positions.load(areas, on=on, calendar=calendar)
    known = triangulation.load(areas=areas, on=on, calendar=calendar)
    suggestions = rating.suggestions(areas, on=on, calendar=calendar, known=known, ladders=ladders)
    term_start = SchoolTerm.at(on, calendar).starts_on(calendar)
    asked = _asked(school, on, calendar)
    head = _head(school, on)
    return [
        Facts(
            id=row.area.pk,
            title=row.area.title,
            leader=_who(row.area.leader),
            governor=bool(row.area.governor),
            head=head,
            rating=getattr(row.area, "rating", ""),  # annotated by `with_rating`
            earlier=getattr(row.area, "earlier_rating", ""),
            suggested=suggestions[row.area.pk].impact,
            words=school.rating_words,
            groups=tuple(_group(ladder) for ladder in ladders.get(row.area.pk, ()) if not ladder.hidden),
            deeds=tuple(_deed(action, known, on, calendar) for action in row.running),
            **_known(row, known, on, calendar, term_start),
            term_days=calendar.school_days_between(term_start, on),
            asked=tuple(asked[row.area.pk]),
        )
        for row in rows
    ]


def _who(person: Person | None) -> Who | None:
    return Who(person.pk, person.name) if person else None


def _head(school: School, on: date) -> Who | None:
    heads = Membership.objects.live(on).filter(person__school=school, role=Role.HEADTEACHER)
    found = heads.select_related("person").order_by("starts_on", "pk").first()
    return _who(found.person) if found else None


def _group(ladder: Ladder) -> Group:
    judged = [point for point in ladder.points if point.judged and not point.hidden]
    latest = judged[-1] if judged else None
    open_point = ladder.unanswered[-1] if ladder.unanswered else None
    late = open_point if open_point and (latest is None or open_point.term > latest.term) else None
    met = 0
    for point in reversed(judged):
        if point.state != MET:
            break
        met += 1
    return Group(
        id=ladder.series.pk,
        title=ladder.title,
        actual=latest.actual_words if latest else "",
        target=latest.target_words if latest else "",
        short=latest.difference if latest else "",
        term=latest.term.season if latest else "",
        missed_running=ladder.missed_running,
        met_running=met,
        moved=latest is None or _moved(ladder, latest),
        judged=len(judged),
        start=ladder.start_words,
        without_actual=late.term.words if late else "",
    )


def _moved(ladder: Ladder, latest: TermPoint) -> bool:
    """Is the latest actual better than the start? Where either is no number, nobody can say that it is not."""
    if ladder.start is None or latest.actual is None:
        return True
    better = latest.actual < ladder.start if ladder.measure.lower_is_better else latest.actual > ladder.start
    return bool(better)


def _deed(action: Action, known: Triangulations, on: date, calendar: SchoolCalendar) -> Deed:
    done = action.is_done

    def late(day: date | None, still: bool) -> int:
        return calendar.school_days_between(day, on) if still and day and day < on else 0

    shown = known.of_action(action.pk).shown_by if done else ()
    return Deed(
        id=action.pk,
        title=action.title,
        owner=_who(action.owner),
        done=done,
        rating=action.impact,
        days_late=late(action.due_on, action.is_open),
        review_days_late=late(action.review_on, action.activity != Activity.STOPPED),
        shown_by=tuple(kind.name for kind in shown),
        cost=int(action.cost or 0),
    )


def _known(row: AreaRow, known: Triangulations, on: date, calendar: SchoolCalendar, term_start: date) -> dict:
    area = known.of_area(row.area.pk)
    looked = [
        fact for fact in known.area_facts[row.area.pk] if fact.source != Source.RECORD and fact.on <= on
    ]
    pupils = max((fact.on for fact in looked if fact.source == Source.PUPILS_VIEWS), default=None)
    now = ordinal(half_term_of(on, calendar)) // 2
    return {
        "fresh": tuple(kind.name for kind in area.kinds if kind.state == FULL),
        "working": tuple(kind.name for kind in area.shown_by if kind.says in Impact.WORKING),
        "not_yet": tuple(kind.name for kind in area.shown_by if kind.says == "red"),
        "pupils_terms": None if pupils is None else now - ordinal(half_term_of(pupils, calendar)) // 2,
        "looked_this_term": any(fact.on >= term_start for fact in looked),
        "visited_this_term": any(
            fact.source == Source.GOVERNOR_VISITS and fact.on >= term_start for fact in looked
        ),
    }


def _asked(school: School, on: date, calendar: SchoolCalendar) -> dict[int, list[Asked]]:
    """The earlier questions of each area, with when they were answered last, and whether evidence stands with it."""
    with_evidence = ChallengeTurn.evidence.through.objects.filter(
        challengeturn__challenge=OuterRef("pk"), challengeturn__kind=ChallengeTurn.Kind.ANSWERED
    )
    rows = (
        Challenge.objects.kept()
        .filter(Q(area__isnull=False) | Q(action__isnull=False), school=school)
        .annotate(
            answered_on=Max("turns__on", filter=Q(turns__kind=ChallengeTurn.Kind.ANSWERED)),
            has_evidence=Exists(with_evidence),
        )
        .select_related("asked_of", "action")
        .order_by("asked_on", "pk")
    )
    found: dict[int, list[Asked]] = defaultdict(list)
    State = Challenge.State
    for row in rows:
        area = row.area_id or row.action.area_id  # type: ignore[union-attr]  # it is about one or the other
        settled = row.state == State.SATISFIED
        if settled and not row.has_evidence:
            continue  # whoever asked was satisfied with words
        age = calendar.school_days_between(row.answered_on, on) if row.answered_on else 0
        found[area].append(
            Asked(
                id=row.pk,
                question=row.question,
                of=_who(row.asked_of),
                answered=row.state in (State.ANSWERED, State.SATISFIED),
                again=row.state == State.ASKED_AGAIN,
                with_evidence=row.has_evidence,
                answer_age=age,
            )
        )
    return found
