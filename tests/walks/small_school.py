"""A small school for one walk: three measures, three actions, four people who sign in. Laid inside `manage.py shell`."""

from datetime import date

from django.contrib.auth.hashers import make_password

from schools.models import Role, User
from tests.cast import PASSWORD, make_action, make_area, make_evidence, make_measure, make_person, make_school

TODAY = "2026-11-25"  # a Wednesday in the autumn term
NAMES = (
    "Ashmere", "Birchcombe", "Cragley", "Dunmoor", "Elmstead", "Fernlow", "Gorsley", "Hazelwick", "Inglethorpe",
    "Juniper", "Kestrelby", "Larkhill", "Marshend", "Northfold", "Oakhanger", "Pinehurst",
)  # fmt: skip
PEOPLE = {
    "head": ("Catherine Hallam", Role.HEADTEACHER, "Headteacher"),
    "deputy": ("Imran Sheikh", Role.SENIOR_LEADER, "Deputy headteacher"),
    "leader": ("Leah Whitlock", Role.SENIOR_LEADER, "Assistant headteacher"),
    "teacher": ("Josh Ellery", Role.STAFF, "Year 5 leader"),
}


def lay(number: int) -> dict:
    """The school with this number in NAMES; its ids and the addresses to sign in with."""
    school = make_school(f"{NAMES[number]} Junior School", str(991001 + number))
    password = make_password(PASSWORD)
    people = {}
    for key, (name, role, title) in PEOPLE.items():
        person = make_person(name, role, school=school, job_title=title, signs_in=False)
        person.user = User.objects.create(email=person.email, password=password)
        person.save()
        people[key] = person
    maths = make_area(school, "Mathematics in Years 5 and 6", leader=people["leader"])
    reading = make_area(school, "Reading widely", leader=people["deputy"])
    targets = [(58, None), (64, None), (70, None)]
    make_measure(maths, "At the expected standard", targets=targets, cohort=58)
    make_measure(
        maths, "Classes where reasoning is seen", targets=[(6, None), (9, None)], start=3, shape="n_of_m", out_of=12,
        about="teaching",
    )  # fmt: skip
    make_measure(reading, "Average progress", targets=[(0, None), (1, None)], start=-1, shape="score")
    actions = [
        make_action(maths, "Weekly reasoning lessons", owner=people["deputy"], due_on=date(2026, 12, 18)),
        make_action(maths, "Coaching in pairs", owner=people["teacher"], due_on=date(2026, 12, 18)),
        make_action(reading, "Heard by an adult each day", owner=people["leader"], due_on=date(2026, 12, 18)),
    ]
    make_evidence(
        school, "Register of the lessons", by=people["leader"], on=[actions[0]], source="record",
        text="Ten lessons were held.",
    )  # fmt: skip
    return {
        "urn": school.urn,
        "actions": [action.pk for action in actions],
        "areas": [maths.pk, reading.pk],
        "emails": {key: person.email for key, person in people.items()},
    }
