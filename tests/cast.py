"""The named cast of the tests, and the functions that make things.

Saltmarsh Junior School (URN 142345) in the authority of Westmarch; Beckenholt Primary School (URN 142399) of another.
All of it is fictional.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from django.core.files.base import ContentFile
from django.db import transaction

from improvement.models import (
    Action,
    ActionPlan,
    AreaForImprovement,
    Evidence,
    EvidenceLink,
    Finding,
    Framework,
    Inspection,
    Measure,
    MeasureSeries,
    MonitoringActivity,
    PlanArea,
    SuccessCriterion,
    TermlyTarget,
)
from schools import files
from schools.days import dates
from schools.days.calendar import lay_typical_terms
from schools.files import store
from schools.models import (
    Membership,
    Person,
    ResponsibleBody,
    Role,
    School,
    SchoolBody,
    SchoolUrn,
    Season,
    StoredFile,
    User,
)

LONG_AGO = date(2020, 9, 1)
PASSWORD = "a long enough secret"
numbers = count(1)


def make_school(name="Saltmarsh Junior School", urn="142345", **fields) -> School:
    school = School.objects.create(name=name, urn=urn, **fields)
    SchoolUrn.objects.create(school=school, urn=urn, starts_on=LONG_AGO)
    year = dates.academic_year(dates.today())
    for each in (year - 1, year, year + 1):
        lay_typical_terms(school, each)
    return school


def make_body(name="Westmarch", kind=ResponsibleBody.Kind.LOCAL_AUTHORITY, **fields) -> ResponsibleBody:
    return ResponsibleBody.objects.create(name=name, kind=kind, **fields)


def link(school, body, basis=SchoolBody.Basis.MAINTAINS, **fields) -> SchoolBody:
    return SchoolBody.objects.create(
        **{"school": school, "body": body, "basis": basis, "starts_on": LONG_AGO} | fields
    )


def make_person(name, role, *, school=None, body=None, signs_in=True, job_title="", ends_on=None) -> Person:
    """A person with a membership, and a user to sign in with unless told otherwise."""
    first, last = name.lower().split(" ", 1)
    email = f"{first}.{last}@{(school or body).name.split()[0].lower()}.example"
    user = User.objects.create_user(email, PASSWORD) if signs_in else None
    person = Person.objects.create(
        name=name, school=school, body=body, user=user, job_title=job_title, email=email
    )
    Membership.objects.create(person=person, role=role, starts_on=LONG_AGO, ends_on=ends_on)
    return person


def unreachable(person) -> None:
    """Let nobody have given an address for the person, who is still there."""
    Person.objects.filter(pk=person.pk).update(email="", user=None)


def make_inspection(school, **fields) -> Inspection:
    on = fields.pop("starts_on", dates.today() - timedelta(days=200))
    framework = (
        fields.pop("framework", None) or Framework.objects.in_force(on).last() or Framework.objects.last()
    )
    return Inspection.objects.create(
        **{"school": school, "framework": framework, "kind": Inspection.Kind.GRADED, "starts_on": on} | fields
    )


def make_kept_file(school, user, content=b"As it came", name="letter.txt") -> StoredFile:
    """A stored file with its bytes in their place."""
    with transaction.atomic():
        return files.keep(
            files.receive(ContentFile(content, name=name), school=school, user=user), school=school, by=user
        )


def make_finding(
    inspection, verbatim="Leaders should make sure that pupils can explain their reasoning.", **fields
) -> Finding:
    given = {"kind": Finding.Kind.AREA, "order": next(numbers) % 30_000}
    return Finding.objects.create(
        school=inspection.school, inspection=inspection, verbatim=verbatim, **given | fields
    )


def make_plan(school, **fields) -> ActionPlan:
    start = dates.today() - timedelta(days=100)
    given = {"title": "Plan after inspection", "starts_on": start, "ends_on": start + timedelta(days=365)}
    return ActionPlan.objects.create(school=school, **given | fields)


def make_area(school, title="Mathematics in Years 5 and 6", *, plan=None, **fields) -> AreaForImprovement:
    """An area, last in the school's plan, which is made if there is none."""
    plan = plan or ActionPlan.objects.filter(school=school).current().first() or make_plan(school)
    area = AreaForImprovement.objects.create(school=school, title=title, **fields)
    PlanArea.objects.create(plan=plan, area=area, order=plan.plan_areas.count() + 1)
    return area


def make_action(area, title="Weekly reasoning lessons", **fields) -> Action:
    given = {"order": area.actions.count() + 1}
    return Action.objects.create(school=area.school, area=area, title=title, **given | fields)


def make_look(school, kind="work_scrutiny", *, areas=(), actions=(), **fields) -> MonitoringActivity:
    """An act of monitoring, recorded today unless `done_on` or `planned_on` says otherwise; the areas of its actions are
    among its areas."""
    if not {"done_on", "planned_on"} & set(fields):
        fields["done_on"] = dates.today()
    look = MonitoringActivity.objects.create(school=school, kind=kind, **fields)
    look.areas.set({*areas, *(action.area for action in actions)})
    look.actions.set(actions)
    return look


def make_file(
    school, content=b"Some words", name="notes.txt", *, by=None, kind="text/plain", **fields
) -> StoredFile:
    """A stored file, with its bytes in their place."""
    by = by or User.objects.filter(persons__school=school).first()
    sha256 = hashlib.sha256(content).hexdigest()
    path = store.place(school.pk, sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return StoredFile.objects.create(
        school=school,
        name=name,
        content_type=kind,
        size=len(content),
        sha256=sha256,
        uploaded_by=by,
        **fields,
    )


def make_evidence(school, title="Book check", *, by, on=(), **fields) -> Evidence:
    """An item of evidence, a note unless a `file` or a `url` is given, put to the areas, actions and so on of `on`."""
    form = "file" if "file" in fields else ("link" if "url" in fields else "note")
    given = {
        "form": form,
        "source": "work_scrutiny",
        "represents_on": dates.today(),
        "added_on": dates.today(),
    }
    words = {"text": "18 books looked at."} if form == "note" else {}
    item = Evidence.objects.create(
        **{"school": school, "title": title, "added_by": by} | given | words | fields
    )
    for thing in on:
        EvidenceLink.objects.create(school=school, evidence=item, **{LINKED[type(thing)]: thing})
    return item


def make_measure(
    area,
    name="Pieces drafted and improved",
    *,
    groups=("",),
    targets=(),
    year=None,
    start=52,
    cohort=None,
    **fields,
) -> Measure:
    """A measure of the area with one series for each year group of `groups` ("" is everybody). `targets` are (target,
    actual) of the terms of the school year from autumn on, the same for each series; None leaves a term out."""
    year = dates.academic_year(dates.today()) if year is None else year
    given = {"shape": "percentage", "about": "progress", "order": area.measures.count() + 1}
    measure = Measure.objects.create(school=area.school, area=area, name=name, **given | fields)
    for group in groups:
        series = MeasureSeries.objects.create(
            school=area.school,
            measure=measure,
            year_group=group,
            cohort=cohort,
            baseline=start,
            baseline_on=date(year, 7, 10),
        )
        for season, pair in zip(Season, targets, strict=False):
            if pair is not None:
                TermlyTarget.objects.create(
                    school=area.school,
                    series=series,
                    academic_year=year,
                    season=season,
                    target=pair[0],
                    actual=pair[1],
                )
    return measure


def make_criterion(area, text="Every piece is drafted and improved.", **fields) -> SuccessCriterion:
    given = {"academic_year": dates.academic_year(dates.today()), "season": Season.SUMMER}
    return SuccessCriterion.objects.create(school=area.school, area=area, text=text, **given | fields)


LINKED = {
    Action: "action",
    AreaForImprovement: "area",
    MonitoringActivity: "activity",
    TermlyTarget: "target",
}


@dataclass
class Cast:
    """Everybody, in two schools of two authorities."""

    school: School = field(default_factory=make_school)

    def __post_init__(self):
        school = self.school
        self.authority = make_body()
        link(school, self.authority)
        self.head = make_person("Catherine Hallam", Role.HEADTEACHER, school=school, job_title="Headteacher")
        self.editor = make_person("Priya Nair", Role.PLAN_EDITOR, school=school, job_title="Headteacher’s PA")
        self.deputy = make_person(
            "Imran Sheikh", Role.SENIOR_LEADER, school=school, job_title="Deputy headteacher"
        )
        self.leader = make_person(
            "Leah Whitlock", Role.SENIOR_LEADER, school=school, job_title="Assistant headteacher"
        )
        self.teacher = make_person("Josh Ellery", Role.STAFF, school=school, job_title="Year 5 leader")
        self.chair = make_person("Joan Birkett", Role.CHAIR, school=school, job_title="Chair of governors")
        self.governor = make_person("Anjali Foss", Role.GOVERNOR, school=school, job_title="Governor")
        self.clerk = make_person(
            "Martin Ebdon", Role.CLERK, school=school, job_title="Clerk to the governors"
        )
        self.leaver = make_person(
            "Owen Tredwell", Role.SENIOR_LEADER, school=school, ends_on=dates.today() - timedelta(days=1)
        )
        self.adviser = make_person(
            "Robert Kelso", Role.ADVISER, body=self.authority, job_title="School adviser"
        )
        self.body_admin = make_person("Farah Siddall", Role.BODY_ADMIN, body=self.authority)
        self.other_school = make_school("Beckenholt Primary School", "142399")
        self.other_authority = make_body("Eastmere")
        link(self.other_school, self.other_authority)
        self.outsider = make_person("Nadia Corrin", Role.HEADTEACHER, school=self.other_school)
        self.other_adviser = make_person("Tom Penhale", Role.ADVISER, body=self.other_authority)

    def everyone(self) -> dict[str, Person]:
        return {name: person for name, person in vars(self).items() if isinstance(person, Person)}

    def ids(self) -> tuple[int, ...]:
        return (self.school.pk, self.other_school.pk, *(person.pk for person in self.everyone().values()))
