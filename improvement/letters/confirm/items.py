"""The items a person is asked about, in the order of the screen. The same draft always gives the same items."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from improvement.inspections.models import EvaluationArea, Finding, Framework, Grade, Inspection
from improvement.inspections.pages import days_words
from improvement.letters.confirm import matching
from improvement.letters.confirm.item import IMPOSSIBLE, Item, Section
from improvement.reader import Flag, Proposal, ReadPoint, TextSource
from improvement.reader.proposal import ReadFollowUp
from improvement.reader.words import printed
from improvement.reader.words.phrases import about
from improvement.reader.words.places import find_date, find_words, line_of
from schools.days import dates
from schools.models import School
from schools.words import in_words

LISTS = {
    "afis": (Finding.Kind.AREA, "Area for improvement"),
    "recommendations": (Finding.Kind.RECOMMENDATION, "Recommendation"),
    "next_steps": (Finding.Kind.NEXT_STEP, "Next step"),
}


@dataclass
class SchoolFacts:
    """What the items are matched with."""

    school: School
    proposal: Proposal
    framework: Framework | None
    areas: list[EvaluationArea]
    grades: list[Grade]
    earlier: list[Inspection]
    others: list[Inspection]

    @classmethod
    def of(cls, school: School, proposal: Proposal) -> "SchoolFacts":
        days = [*proposal.inspection_dates, *proposal.visit_dates, proposal.letter_date]
        day = next((day for day in days if day), None)
        framework = matching.framework_for(day, proposal.framework)
        return cls(
            school,
            proposal,
            framework,
            list(framework.areas.all()) if framework else [],
            list(framework.grades.all()) if framework else [],
            matching.earlier_inspections(school, proposal),
            list(Inspection.objects.filter(school=school).defer("source_text")),
        )


def sections_of(known: SchoolFacts) -> list[Section]:
    """Every section that has something in it, with its items numbered through and their places found."""
    made = [
        Section("school", "The school", [_school(known)]),
        Section("inspection", "The inspection", _inspection(known)),
        Section("judgements", "Judgements", _judgements(known)),
        Section("points", "What is to improve", _points(known.proposal), _no_points(known.proposal)),
        Section("next", "What happens next", _follow_ups(known.proposal)),
    ]
    sections = [section for section in made if section.items or section.note]
    lines = known.proposal.lines
    for number, item in enumerate((item for section in sections for item in section.items), start=1):
        item.number = number
        if item.source and item.there:
            item.spans = [span for words in item.words for span in find_words(lines, words, item.source.line)]
            for words, line, _ in item.parts:
                item.spans += find_words(lines, words, line) if line else []
    return sections


# ---- the school and the inspection -----------------------------------------------------------------------------------
def _school(known: SchoolFacts) -> Item:
    match = matching.match_school(known.proposal, known.school)
    source = known.proposal.sources.get("school_name") or known.proposal.sources.get("urn")
    return Item(
        "school",
        "school",
        "School",
        value=match,
        shown=match.printed,
        source=source,
        words=[known.proposal.school_name] if known.proposal.school_name else [],
        doubts=_doubts(known.proposal, {"school_name", "urn"}, {"no_urn"}),
    )


def _inspection(known: SchoolFacts) -> list[Item]:
    proposal = known.proposal
    kind = matching.KINDS.get(proposal.document_type)
    items = [
        Item(
            "kind",
            "choice",
            "Kind of inspection",
            value=kind.value if kind else None,
            shown=kind.label if kind else "",
            choices=list(Inspection.Kind.choices),
            wanted=True,
        ),
        _days(proposal),
        _day(proposal, "letter_date", "Date of the letter or report", proposal.letter_date),
        _text(proposal, "inspector", "Inspector", proposal.inspector),
        _text(proposal, "inspection_number", "Inspection number", proposal.inspection_number),
    ]
    section = f"section {proposal.section}" if proposal.section else None
    items.append(
        Item(
            "section",
            "choice",
            "Section of the Education Act 2005",
            value=section,
            shown=section.capitalize() if section else "",
            source=proposal.sources.get("section"),
            words=[f"section {proposal.section}"] if proposal.section else [],
            choices=[
                ("section 5", "Section 5"),
                ("section 8", "Section 8"),
                ("section 8 and 5", "Section 8, also deemed section 5"),
                ("section 10", "Section 10 (before 2005)"),
            ],
            doubts=_doubts(proposal, {"section"}),
        )
    )
    if proposal.category_of_concern:
        names = known.framework.categories if known.framework else []
        name = matching.category_in(known.framework, proposal.category_of_concern)
        items.append(
            Item(
                "category",
                "choice",
                "Category of concern",
                value=name,
                shown=name,
                source=proposal.sources.get("category_of_concern"),
                words=[proposal.category_of_concern],
                choices=[(each, each) for each in dict.fromkeys([name, *names])],
                doubts=_doubts(proposal, {"category_of_concern"}),
            )
        )
    progress = proposal.progress_judgement
    if progress:
        items.append(
            Item(
                "progress",
                "longtext",
                "Progress",
                value=progress.text,
                shown=progress.text,
                source=progress.source,
                words=[progress.text],
            )
        )
    if proposal.previous_inspection:
        items.append(_previous(known))
    return [item for item in items if item.there or item.wanted or item.impossible or item.printed]


def _days(proposal: Proposal) -> Item:
    name = "visit_dates" if proposal.visit_dates else "inspection_dates"
    days = sorted(getattr(proposal, name))
    item = Item("dates", "days", "Date of the visit" if len(days) < 2 else "Dates of the visit", wanted=True)
    item.source = proposal.sources.get(name)
    flags = [flag for flag in proposal.flags if flag.field in ("visit_dates", "inspection_dates")]
    if days:
        item.value = (days[0], days[-1] if days[-1] != days[0] else None)
        item.shown = days_words(*item.value)
        if item.source:
            item.words = [find_date(proposal.lines, days, item.source.line) or item.shown]
    _cannot_be(item, flags)
    return item


def _day(proposal: Proposal, name: str, label: str, value: date | None) -> Item:
    item = Item(name, "day", label, value=value, shown=dates.full_day(value) if value else "")
    item.source = proposal.sources.get(name)
    if value and item.source:
        item.words = [find_date(proposal.lines, [value], item.source.line) or item.shown]
    _cannot_be(item, [flag for flag in proposal.flags if flag.field == name])
    return item


def _cannot_be(item: Item, flags: list[Flag]) -> None:
    for flag in flags:
        if flag.problem in IMPOSSIBLE and not item.impossible:
            item.impossible = IMPOSSIBLE[flag.problem]
            item.printed = item.words[0] if item.words else item.shown or flag.offer
            item.source = item.source or flag.source
        elif flag.problem not in IMPOSSIBLE:
            item.doubts.append(about(flag.problem))


def _text(proposal: Proposal, name: str, label: str, value: str | None) -> Item:
    return Item(
        name,
        "text",
        label,
        value=value,
        shown=value or "",
        source=proposal.sources.get(name),
        words=[value] if value else [],
        doubts=_doubts(proposal, {name}),
    )


def _doubts(proposal: Proposal, names: set[str], but: set[str] | None = None) -> list[str]:
    found = [flag for flag in proposal.flags if flag.field in names and flag.problem not in (but or set())]
    return list(dict.fromkeys(about(flag.problem) for flag in found))


def _previous(known: SchoolFacts) -> Item:
    previous = known.proposal.previous_inspection
    assert previous is not None
    words = previous.text + (f", {previous.judgement}" if previous.judgement else "")
    item = Item(
        "previous",
        "previous",
        "The inspection before",
        value=previous,
        shown=capfirst(words),
        source=previous.source,
        words=[previous.text],
        choices=[(str(row.pk), str(row)) for row in known.earlier or known.others],
        matched=bool(known.earlier),
    )
    flags = [flag for flag in known.proposal.flags if flag.field == "previous_inspection"]
    _cannot_be(item, flags)
    day = previous.date or (date.fromisoformat(f"{previous.month}-01") if previous.month else None)
    if day and not known.earlier:
        when = dates.full_day(day) if previous.date else f"{day:%B %Y}"
        if matching.framework_for(day, None):
            item.offers = [("create", f"Add it: inspection of {when}")]
        else:
            item.doubts.append(
                f"No framework is known for {day:%B %Y}, so it cannot be added from here. Enter it by hand if you need it."
            )
    return item


# ---- judgements ------------------------------------------------------------------------------------------------------
def _judgements(known: SchoolFacts) -> list[Item]:
    items = []
    for place, each in enumerate(known.proposal.judgements, start=1):
        area, grade = matching.match_judgement(
            known.framework, known.areas, known.grades, each.area, each.grade
        )
        label = f"{each.area}, at the inspection before" if each.previous else each.area
        item = Item(
            f"judgement_{place}",
            "judgement",
            label,
            value=(each.area, each.grade, area, grade, each.previous),
            shown=each.grade,
            source=each.source,
            words=[each.grade],
        )
        if not each.previous and (area is None or grade is None):
            what = f"“{each.area}”" if area is None else f"the grade “{each.grade}”"
            item.doubts.append(
                f"{known.framework or 'No framework'} does not know {what}. Edit it to say which is meant, or drop it."
            )
        items.append(item)
    return items


# ---- points ----------------------------------------------------------------------------------------------------------
def _points(proposal: Proposal) -> list[Item]:
    items = []
    for name, (kind, label) in LISTS.items():
        for place, point in enumerate(getattr(proposal, name), start=1):
            items.append(_point(proposal, name, kind, label, place, point))
    return items


def _point(proposal: Proposal, name: str, kind: str, label: str, place: int, point: ReadPoint) -> Item:
    count = len(point.children)
    said = f"{label}, in {in_words(count)} parts" if count > 1 else label
    lines = {point.source.line, *(part.source.line for part in point.children)}
    item = Item(
        f"{name}_{place}",
        "point",
        f"{label}, with one part" if count == 1 else said,
        value=point.text,
        shown=point.text,
        source=point.source,
        words=[point.text],
        parts=[(part.text, part.source.line, part.source.page) for part in point.children],
        finding_kind=kind,
    )
    for flag in proposal.flags:
        if flag.field == name and flag.source and flag.source.line in lines:
            offer = f" “{flag.offer}”" if flag.problem == "wording" and flag.offer else ""
            item.doubts.append(about(flag.problem) + offer)
    if point.incomplete or any(part.incomplete for part in point.children):
        item.doubts.append(about("cut_off"))
    item.doubts = list(dict.fromkeys(item.doubts))
    return item


def _no_points(proposal: Proposal) -> str:
    return (proposal.afis_note or "") if not proposal.afis else ""


# ---- what happens next -----------------------------------------------------------------------------------------------
def _follow_ups(proposal: Proposal) -> list[Item]:
    items = []
    for place, each in enumerate(proposal.follow_ups, start=1):
        found = printed.find_dates(each.text)
        words = next((one.words for one in found if one.day == each.date), found[0].words if found else "")
        item = Item(
            f"follow_up_{place}",
            "follow_up",
            "What happens next",
            value=each,
            shown=each.text,
            source=each.source,
            words=[each.text],
            printed=words,
        )
        if each.flag in IMPOSSIBLE:
            item.impossible = IMPOSSIBLE[each.flag]
            item.words = [words or each.text]
            item.offers = _offers(proposal, each, words)
            item.source = _line_of_words(proposal, each.source, words)
        elif each.flag:
            item.doubts.append(about(each.flag))
        items.append(item)
    for place, text in enumerate(proposal.planned_without_date, start=1):
        first = proposal.sources.get("planned_without_date")
        line = line_of(proposal.lines, text, first.line if first else 1) or (first.line if first else None)
        items.append(
            Item(
                f"planned_{place}",
                "planned",
                "Planned, without a date",
                value=text,
                shown=text,
                source=TextSource(first.page if first else 1, line) if line else None,
                words=[text],
            )
        )
    return items


def _line_of_words(proposal: Proposal, source: TextSource, words: str) -> TextSource:
    """A sentence may begin lines before its date stands."""
    line = line_of(proposal.lines, words, source.line) if words else None
    return TextSource(source.page, line) if line and line - source.line < 20 else source


def _offers(proposal: Proposal, follow_up: ReadFollowUp, words: str) -> list[tuple[str, str]]:
    made: dict[str, str] = {}
    day, letter = follow_up.likely_correction_to_offer, proposal.letter_date
    if day is None and letter and words:
        found = next((one for one in printed.find_dates(follow_up.text) if one.words == words), None)
        if found and found.month_day:
            day = printed.same_day_after(found.month_day, found.month, letter)
    if follow_up.flag == "wrong_weekday" and follow_up.date:
        made[follow_up.date.isoformat()] = f"{_long(follow_up.date)}, the date without its weekday"
    if day and day.isoformat() not in made:
        years = day.year - follow_up.date.year if follow_up.date else 0
        said = {0: "", 1: ", the same day a year later"}.get(years, f", the same day {years} years later")
        made[day.isoformat()] = _long(day) + said
    return list(made.items())


def _long(day: date) -> str:
    return f"{day:%A} {dates.full_day(day)}"
