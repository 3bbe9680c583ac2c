"""Measures to begin with, where an area has none: one of teaching and one of progress, by what Ofsted would call the
area. They fill the form; nothing is stored until somebody saves it."""

from dataclasses import dataclass

from improvement.areas.models import AreaForImprovement
from improvement.targets import figures
from improvement.targets.models import Measure

TEACHING, PROGRESS = Measure.About.TEACHING, Measure.About.PROGRESS
ATTENDANCE, BEHAVIOUR, GOVERNANCE, OTHER = (
    Measure.About.ATTENDANCE,
    Measure.About.BEHAVIOUR,
    Measure.About.GOVERNANCE,
    Measure.About.OTHER,
)


@dataclass(frozen=True)
class MeasureStarter:
    """A measure as the form begins with it."""

    key: str
    why: str
    name: str
    about: str
    shape: str
    source: str
    lower_is_better: bool = False

    @property
    def initial(self) -> dict:
        names = ("name", "about", "shape", "source", "lower_is_better")
        return {name: getattr(self, name) for name in names}


def _teaching(
    name: str, source: str = "Learning walks", about: str = TEACHING, why: str = "What adults do differently"
) -> MeasureStarter:
    return MeasureStarter("teaching", why, name, about, figures.N_OF_M, source)


def _progress(
    name: str, source: str, about: str = PROGRESS, shape: str = figures.PERCENTAGE, lower: bool = False
) -> MeasureStarter:
    return MeasureStarter("progress", "What that changes for pupils", name, about, shape, source, lower)


# By words in the name of the evaluation area, in any framework; the first that fits.
STARTERS: list[tuple[tuple[str, ...], tuple[MeasureStarter, MeasureStarter]]] = [
    (
        ("attendance",),
        (
            _teaching("Classes where absence is followed up on the first day", "Register checks", ATTENDANCE),
            _progress("Pupils who are persistently absent", "Attendance register", ATTENDANCE, lower=True),
        ),
    ),
    (
        ("behaviour", "behavior"),
        (
            _teaching("Classes where the behaviour routines are seen", "Learning walks", BEHAVIOUR),
            _progress(
                "Lessons lost to removal or suspension", "Behaviour log", BEHAVIOUR, figures.COUNT, lower=True
            ),
        ),
    ),
    (
        ("leadership", "governance", "management"),
        (
            _teaching(
                "Key roles with somebody ready to take them",
                "Succession plan",
                GOVERNANCE,
                "What leaders do differently",
            ),
            MeasureStarter(
                "progress",
                "What that changes",
                "Decisions changed after a governor’s question",
                GOVERNANCE,
                figures.COUNT,
                "Minutes",
            ),
        ),
    ),
    (
        ("personal development",),
        (
            _teaching("Classes that follow the programme as planned", "Learning walks"),
            _progress("Pupils who can say what they have learnt from it", "Pupil interviews"),
        ),
    ),
    (
        ("early years",),
        (
            _teaching("Adults seen extending what children say"),
            _progress("Children at a good level of development", "Profile"),
        ),
    ),
    (
        ("inclusion",),
        (
            _teaching("Classes where the agreed support is in place"),
            _progress("Pupils with SEND who meet their term’s goals", "Support plans"),
        ),
    ),
    (
        ("teaching", "curriculum", "quality of education", "achievement", "outcomes"),
        (
            _teaching("Classes where the new approach is seen each week"),
            _progress("Pupils working at the expected standard", "Teacher assessment"),
        ),
    ),
]
USUAL = STARTERS[-1][1]


def starters_for(area: AreaForImprovement) -> tuple[MeasureStarter, MeasureStarter]:
    """One measure of teaching and one of progress, for the area's evaluation area or, without one, the usual ones."""
    called = area.evaluation_area.name.casefold() if area.evaluation_area else ""
    return next((pair for words, pair in STARTERS if any(word in called for word in words)), USUAL)
