"""What improvement's pages show of governance. The settings make these tags known to every template: no load is needed.

{% board_on area %}     the questions about it that are not settled, and the latest and the next governor's visit
{% board_on action %}   the questions about it that are not settled

Each asks the database once, or not at all where the reader may not know of it, and draws nothing where there is nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.db.models import CharField, Q, QuerySet, Value
from django.template import Context
from django.urls import reverse

from governance.challenges.models import Challenge
from governance.challenges.rules import WAITING
from governance.visits.models import Visit
from improvement.models import Action, AreaForImprovement, MonitoringActivity
from schools.access import Capability, can
from schools.days import dates
from schools.models import School, User

register = template.Library()
AT_MOST = 5
QUESTION, VISIT = "question", "visit"


@dataclass(frozen=True)
class BoardLine:
    """A question or a visit, as one query brings both: of a visit, `planned_on` and `done_on` are its days, `who` the
    governor, `state` its minute; of a question they are the day of the answer, the day it was asked, who asked whom, and
    where it stands."""

    urn: str
    what: str
    pk: int
    text: str
    state: str
    planned_on: date | None
    done_on: date | None
    who: str
    whom: str

    @property
    def url(self) -> str:
        return reverse("challenge" if self.what == QUESTION else "visit", args=[self.urn, self.pk])

    @property
    def answered(self) -> bool:
        return self.state == Challenge.State.ANSWERED

    @property
    def late(self) -> bool:
        return self.state in WAITING and self.planned_on is not None and self.planned_on < dates.today()


@register.inclusion_tag("governance/_board_on.html", takes_context=True)
def board_on(context: Context, thing: AreaForImprovement | Action) -> dict[str, Any]:
    """What the board asks about the area or action, and when it came to see the area."""
    user, school = context["request"].user, thing.school
    is_action = isinstance(thing, Action)
    queries = [_questions(thing, user, school)]
    if not isinstance(thing, Action) and can(user, Capability.READ_VISITS, thing):
        queries.append(_visits(thing, school))
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    lines = [BoardLine(school.urn, *row) for row in rows]
    questions = sorted(
        (line for line in lines if line.what == QUESTION), key=lambda line: line.planned_on or date.max
    )
    visits = [line for line in lines if line.what == VISIT]
    return {
        "school": school,
        "questions": questions[:AT_MOST],
        "more": len(questions) > AT_MOST,
        "last": max(
            (line for line in visits if line.done_on), key=lambda line: line.done_on or date.min, default=None
        ),
        "next": min(
            (line for line in visits if not line.done_on),
            key=lambda line: line.planned_on or date.max,
            default=None,
        ),
        "about": f"{'action' if is_action else 'area'}={thing.pk}",
        "area_id": thing.area_id if is_action else thing.pk,
        "may_ask": can(user, Capability.ASK_CHALLENGE, school) and not thing.removed_at,
    }


def _questions(thing: AreaForImprovement | Action, user: User, school: School) -> QuerySet[Any, Any]:
    of_thing = (
        Q(action=thing.pk) if isinstance(thing, Action) else Q(area=thing.pk) | Q(action__area=thing.pk)
    )
    rows = Challenge.objects.readable_by(user, school).unsettled().filter(of_thing).order_by()
    names = ("asked_by__name", "asked_of__name")
    return rows.values_list(_word(QUESTION), "pk", "question", "state", "answer_by", "asked_on", *names)


def _visits(area: AreaForImprovement, school: School) -> QuerySet[Any, Any]:
    rows = Visit.objects.kept().filter(school=school, activity__areas=area.pk).order_by()
    days = ("activity__planned_on", "activity__done_on")
    return rows.values_list(
        _word(VISIT), "pk", "purpose", "minute_reference", *days, "activity__by__name", _word("")
    )


def _word(text: str) -> Value:
    return Value(text, output_field=CharField())


@register.inclusion_tag("governance/visits/_visit_link.html", takes_context=True)
def visit_link(context: Context, activity: MonitoringActivity) -> dict[str, Any]:
    """On the page of a governor's visit among the monitoring: the way to the visit itself."""
    school = activity.school
    visits = school.visits.readable_by(context["request"].user, school)
    return {"visit": visits.filter(activity=activity).first()}
