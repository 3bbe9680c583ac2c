"""Saltmarsh Junior School, the chief one: five areas, three terms on the way."""

from config.demo.asking import questions
from config.demo.board import board
from config.demo.days import Days
from config.demo.evidence import evidence
from config.demo.monitoring import context, looks
from config.demo.saltmarsh.feedback import feedback
from config.demo.saltmarsh.governance import governance
from config.demo.saltmarsh.mathematics import mathematics
from config.demo.saltmarsh.reading import reading
from config.demo.saltmarsh.writing import writing
from config.demo.script import Partner, Place, Visit, Who
from config.demo.targets import criteria, measures
from config.demo.visiting import calls
from schools import dates

URN = "990101"


def saltmarsh(d: Days) -> Place:
    first, last = d.two_days(6, 0.5)
    visited = d.back(3, 0.5)
    return Place(
        urn=URN,
        name="Saltmarsh Junior School",
        phase="primary",
        roll=352,
        address="Causeway Road, Saltmarsh",
        joined=d.back(5, 0.2),
        partners=[
            Partner("trust", "Fenland Reading Trust", "commissioned", accepted=d.back(2, 0.5)),
            Partner("diocese", "Diocese of Merrow", "diocese", asked=d.ago(6)),
        ],
        people=_people(d),
        plan="Plan after inspection",
        visits=[
            Visit(
                letter="saltmarsh-report",
                starts=first,
                ends=last,
                published=d.back(5, 0.15),
                added=d.back(5, 0.3),
                inspector="M. Tarrant",
                weak=["teaching", "achievement", "leadership"],
            ),
            Visit(
                letter="saltmarsh-letter",
                kind="monitoring",
                starts=visited,
                ends=visited,
                published=d.back(3, 0.8),
                added=d.back(3, 0.9),
                inspector="A. Lindqvist",
                progress="Leaders are taking effective action on what that inspection asked for.",
                by="Priya Nair",
                marked=[d.back(3, 0.91), d.ago(4)],
                follows=True,
                words={
                    "visit_day": dates.full_day(visited),
                    "letter_day": dates.full_day(d.back(3, 0.8)),
                    "month_before": f"{first:%B %Y}",
                    "impossible_day": dates.full_day(d.a_year_before(d.ahead(17))),
                    "possible_day": dates.full_day(d.ahead(10)),
                },
            ),
        ],
        aims=[writing(d), mathematics(d), feedback(d), reading(d), governance(d)],
        looks=looks(d),
        context=context(d),
        evidence=evidence(d),
        measures=measures(d),
        criteria=criteria(d),
        board=board(d),
        questions=questions(d),
        calls=calls(d),
    )


def _people(d: Days) -> list[Who]:
    return [
        Who("Catherine Hallam", "headteacher", "Headteacher", account="headteacher"),
        Who("Priya Nair", "plan_editor", "Headteacher’s assistant", account="plan_editor"),
        Who("Imran Sheikh", "senior_leader", "Deputy headteacher", account="senior_leader"),
        Who("Leah Whitlock", "senior_leader", "Assistant headteacher", signs_in=True),
        Who("Tom Penhale", "senior_leader", "English leader", signs_in=True),
        Who("Grace Adeyemi", "senior_leader", "Reading leader", signs_in=True),
        Who("Josh Ellery", "staff", "Year 5 leader", account="staff"),
        Who("Nadia Corrin", "staff", "Year 6 leader"),
        Who("Marcus Thwaite", "staff", "Year 3 leader"),
        Who("Rhian Colley", "staff", "Year 4 leader", leaves=d.back(2, 1.0)),
        Who("Sian Povey", "staff", "Teaching assistant and librarian"),
        Who("Derek Amory", "chair", "Chair of governors", account="chair"),
        Who("Anjali Foss", "governor", "Parent governor", account="governor"),
        Who("Joan Birkett", "governor", "Vice-chair", signs_in=True),
        Who("Martin Ebdon", "governor", "Authority governor"),
        Who("Owen Tredwell", "governor", "Co-opted governor"),
        Who("Farah Siddall", "governor", "Co-opted governor", signs_in=True),
        Who("Beth Lowry", "clerk", "Clerk to the governors", account="clerk"),
    ]
