"""Grades, the category of concern, the sentence about progress, and the inspection before."""

import re
from functools import cache

from improvement.reader.kinds import frameworks
from improvement.reader.proposal import PreviousInspection, Progress, Proposal, ReadJudgement
from improvement.reader.words import dates
from improvement.reader.words.labels import Value
from improvement.reader.words.lines import Document, source_at
from improvement.reader.words.phrases import any_of, data, flexible
from improvement.reader.words.sentences import Sentence

WORDS = ["Outstanding", "Good", "Requires improvement", "Satisfactory", "Inadequate"]
CARD = ["Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement"]
FRONT_ENDS = re.compile(
    r"Summary of key findings|What is it like to attend|Information about (?:this|the) (?:school|inspection)|Main findings"
    r"|What does the school (?:need|do)|It is not good because",
    re.IGNORECASE,
)
KEY_OF_GRADES = re.compile(r"1 is outstanding|Grade\s+1\s+Outstanding", re.IGNORECASE)
QUOTED = re.compile(
    rf"\b(?:judged|found|rated|deemed|graded)\b[^.]{{0,80}}?[‘'“\"](?P<grade>{any_of(WORDS)})[.,]?[’'”\"]",
    re.IGNORECASE,
)
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
MONITORED = re.compile(
    rf"\b(?P<number>{'|'.join(ORDINALS)})\s+(?:\w+\s+){{0,3}}?(?:monitoring|section 8)\s+(?:inspection|visit)",
    re.IGNORECASE,
)
FIRST_VISIT = re.compile(rf"\bmy\s+(?P<number>{'|'.join(ORDINALS)})\s+visit\s+since\b", re.IGNORECASE)
BEFORE_DATE = re.compile(
    r"\b(?:previous|last|most recent|recent|section\s+(?:5|10)|graded|full|the|its|this)\s+(?:monitoring\s+)?(?:section\s+(?:5|10)\s+|graded\s+|full\s+|school\s+)?"
    r"inspection,?\s+(?:of the school\s+)?(?:(?:which|that)\s+took\s+place\s+|carried\s+out\s+|held\s+)?(?:in|on|of)\s+(?:\w+day\s+)?$",
    re.IGNORECASE,
)
JUDGED_IN = re.compile(r"\bjudged\s+(?:to\s+)?(?:be\s+)?\w+\s+(?:in|on)\s+$", re.IGNORECASE)
JUDGED = re.compile(
    r"\bjudged\s+(?:to\s+)?(?:be\s+)?(?P<words>require\s+(?:special\s+measures|improvement|significant\s+improvement)|have\s+serious\s+weaknesses"
    r"|as\s+requiring\s+improvement|inadequate|satisfactory|good|outstanding)",
    re.IGNORECASE,
)
CATEGORY = [
    ("special measures", r"(?:requires?|require|requiring|subject to|placed in|in|into|under)\s+special\s+measures|special\s+measures\s+(?:monitoring|section)|removal\s+of\s+special\s+measures"),
    ("serious weaknesses", r"(?:has|have|having|with)\s+serious\s+weaknesses|serious\s+weaknesses\s+(?:monitoring|designation|first|section)|removal\s+of\s+the\s+serious\s+weaknesses"),
    ("requires significant improvement", r"requires?\s+significant\s+improvement|section\s+44\(2\)"),
    ("notice to improve", r"(?:given|issued with|has)\s+a?\s*notice\s+to\s+improve|notice\s+to\s+improve:?\s+monitoring"),
]  # fmt: skip
SAYS_SO = re.compile(
    r"\b(?:this|the|your)\s+school(?:’s|'s)?\b|\bis\s+of\s+the\s+opinion\b|\bsection\s+44\b|\bthe\s+academy\b|monitoring\s+inspection\b|school\s+was\b"
    r"|^special measures|^serious weaknesses",
    re.IGNORECASE,
)
DEFINING = re.compile(
    r"\bA school (?:that|which|with)\b|\bschools (?:that|which|with|in|subject)\b|\bis one where\b",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"^Having considered all the evidence,? I am of the opinion that at this time:\s*", re.IGNORECASE
)
NO_LONGER = re.compile(r"\bno\s+longer\b|\bremoved\s+from\b|\bdoes\s+not\s+require\b", re.IGNORECASE)


def judge(document: Document, proposal: Proposal, sentences: list[Sentence], text: str) -> None:
    if proposal.document_type in ("school_action_plan", "not_a_report"):
        for match in QUOTED.finditer(document.text):
            grade = re.sub(r"\s+", " ", match["grade"])
            proposal.judgements = [
                ReadJudgement("Overall effectiveness", grade, False, source_at(document, match.start()))
            ]
            break
    elif proposal.document_type == "report_card":
        _card(document, proposal, text)
    elif not proposal.document_type.startswith(("monitoring", "focused")):
        _front(document, proposal)
        if KEY_OF_GRADES.search(document.text + "\n".join(line.text for line in document.furniture)):
            _numbered(document, proposal, text)
    if proposal.document_type != "not_a_report":
        _category(document, proposal, sentences)
        _progress(proposal, sentences)
        _monitoring_number(document, proposal)


@cache
def _areas() -> list[str]:
    """The areas of the frameworks whose grades are words."""
    codes = ("2012", "2015", "2019", "2019-no-overall")
    named = [area["name"] for each in frameworks() if each["code"] in codes for area in each["areas"]]
    return list(
        dict.fromkeys(
            name for name in named if "effective" not in name or name.startswith(("Overall", "Effect"))
        )
    )


@cache
def _graded() -> re.Pattern[str]:
    # The longest name first: «Leadership and management» is also the end of another.
    return re.compile(
        rf"(?<![\w,])(?P<area>{any_of(_areas())}(?P<before>\s+at\s+(?:the\s+)?(?:previous|last)\s+inspection)?)\s*:?\s+"
        rf"(?:(?P<kind>previous|this)\s+inspection\s*:\s*)?(?P<grade>{any_of(WORDS)})(?![\w-])(?!\s+(?:or|and|as|for|to|in)\b)(?:\s+[1-4]\b)?",
        re.IGNORECASE,
    )


def _front(document: Document, proposal: Proposal) -> None:
    ends = FRONT_ENDS.search(document.text)
    text = document.text[: ends.start() if ends else 4000]
    for match in _graded().finditer(text):
        _add(
            document,
            proposal,
            match["area"],
            match["grade"],
            bool(match["before"]) or _is(match, "previous"),
            match.start(),
        )
        if _is(match, "previous"):
            # «Overall effectiveness  Previous inspection: Good 2  This inspection: Good 2»
            rest = re.match(
                rf"\s*This\s+inspection\s*:\s*(?P<grade>{any_of(WORDS)})", text[match.end() :], re.IGNORECASE
            )
            if rest:
                _add(document, proposal, match["area"], rest["grade"], False, match.end())
        elif _is(match, "this"):
            rest = re.match(
                rf"\s*Previous\s+inspection\s*:\s*(?P<grade>{any_of(WORDS)})",
                text[match.end() :],
                re.IGNORECASE,
            )
            if rest:
                _add(document, proposal, match["area"], rest["grade"], True, match.end())
    result = re.search(rf"Full inspection result:\s*(?P<grade>{any_of(WORDS)})", text, re.IGNORECASE)
    if result:
        _add(document, proposal, "Overall effectiveness", result["grade"], False, result.start())


def _is(match: re.Match[str], kind: str) -> bool:
    return (match["kind"] or "").lower() == kind


def _add(document: Document, proposal: Proposal, area: str, grade: str, previous: bool, place: int) -> None:
    area, grade = re.sub(r"\s+", " ", area), re.sub(r"\s+", " ", grade)
    for known in proposal.judgements:
        if known.area.lower() == area.lower() and known.previous == previous:
            if known.grade.lower() != grade.lower():
                proposal.flag("judgements", "grades_conflict", f"{area}: {grade}", source_at(document, place))
            return
    proposal.judgements.append(ReadJudgement(area, grade, previous, source_at(document, place)))


def _numbered(document: Document, proposal: Proposal, text: str) -> None:
    """Areas graded by a bare number, whose meaning the key on the page gives."""
    given = next(each for each in frameworks() if each["code"] == "2009")
    grades = {str(grade["number"]): grade["name"] for grade in given["scales"]["main"]}
    for area in given["areas"]:
        tail = (
            r"(?:: how good is the school\?)?"
            if area["name"] == "Overall effectiveness"
            else r"(?:,[^\n.]{0,60}(?:\n[^\n.]{0,60})?)?"
        )
        found = re.search(rf"(?m)^{flexible(area['name'])}{tail}\s+(?P<grade>[1-4])\s*$", text)
        if found:
            _add(document, proposal, area["name"], grades[found["grade"]], False, found.start())


@cache
def _on_card() -> re.Pattern[str]:
    areas = next(each for each in frameworks() if each["code"] == "2025")["areas"]
    named = any_of([area["name"] for area in areas if area["name"] != "Safeguarding"])
    return re.compile(
        rf"(?<![\w])(?P<area>{named})\s*[:–-]?\s+(?P<grade>{any_of(CARD)})(?!\w)", re.IGNORECASE
    )


def _card(document: Document, proposal: Proposal, text: str) -> None:
    """A grade directly after the name of its area. A bare one is only flagged: the key of grades names them all."""
    found = list(_on_card().finditer(text))
    on_one_line = [match for match in found if "\n" not in match.group(0)]
    for match in on_one_line or found:
        if match["area"][0].isupper() and match["grade"][0].isupper():
            _add(document, proposal, match["area"], match["grade"], False, match.start())
    conflicting = {
        flag.offer.split(":")[0].lower() for flag in proposal.flags if flag.problem == "grades_conflict"
    }
    proposal.judgements = [each for each in proposal.judgements if each.area.lower() not in conflicting]
    safe = re.search(r"Safeguarding(?:\s+standards)?\s*:?\s+(?P<grade>not met|met)\b", text, re.IGNORECASE)
    if safe:
        _add(document, proposal, "Safeguarding", safe["grade"], False, safe.start())
    for match in re.finditer(rf"(?<=[.!?]\s)(?P<grade>{any_of(CARD)})\s+(?=[A-Z])(?!The school needs)", text):
        if match["grade"][0].isupper():
            proposal.flag(
                "judgements", "grade_without_area", match["grade"], source_at(document, match.start())
            )


def _category(document: Document, proposal: Proposal, sentences: list[Sentence]) -> None:
    for sentence in sentences:
        if DEFINING.search(sentence.text) or not SAYS_SO.search(sentence.text):
            continue
        for name, pattern in CATEGORY:
            found = re.search(pattern, sentence.text, re.IGNORECASE)
            if not found:
                continue
            if NO_LONGER.search(sentence.text):
                proposal.flag("category_of_concern", "no_longer", sentence.text, sentence.source)
                return
            proposal.category_of_concern = (
                name if name in sentence.text.lower() else _as_printed(found.group(0))
            )
            proposal.sources["category_of_concern"] = sentence.source
            return


def _as_printed(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _progress(proposal: Proposal, sentences: list[Sentence]) -> None:
    given = data()["progress"]
    ways = ((given["not_effective"], False), (given["effective"], True), (given["other"], None))
    for phrases, effective in ways:
        for sentence in sentences:
            if re.search(any_of(phrases), sentence.text, re.IGNORECASE):
                said_not = effective and re.search(
                    r"\bnot\b[^.]{0,30}\btaking effective action", sentence.text
                )
                words = OPINION.sub("", sentence.text)
                proposal.progress_judgement = Progress(
                    words, False if said_not else effective, sentence.source
                )
                proposal.sources["progress_judgement"] = sentence.source
                return


def _monitoring_number(document: Document, proposal: Proposal) -> None:
    if not proposal.document_type.startswith("monitoring"):
        return
    found = MONITORED.search(document.text) or FIRST_VISIT.search(document.text)
    if found:
        proposal.monitoring_number = ORDINALS.index(found["number"].lower()) + 1
        proposal.sources["monitoring_number"] = source_at(document, found.start())


def previous(document: Document, proposal: Proposal, labelled: Value | None, text: str) -> None:
    """The inspection before: labelled on the front sheet, or named in the text of a letter."""
    if labelled:
        _set_previous(document, proposal, dates.first_in(labelled.words), labelled.place, None)
        return
    if not proposal.document_type.startswith(("monitoring", "focused", "section8")):
        return
    region = text.replace("\n", " ")
    for each in dates.find(region):
        before = region[max(each.start - 120, 0) : each.start]
        if (
            (BEFORE_DATE.search(before) or JUDGED_IN.search(before))
            and (each.days or each.month)
            and not set(each.days) & set(proposal.visit_dates)
        ):
            number = re.search(r"section\s+(5|10)\s+inspection[^.]{0,50}$", before, re.IGNORECASE)
            _set_previous(document, proposal, each, each.start, number[1] if number else None)
            break
    if proposal.previous_inspection is None:
        return
    judged = JUDGED.search(document.text)
    if judged:
        proposal.previous_inspection.judgement = _judged(document, judged["words"])


def _judged(document: Document, words: str) -> str:
    """The judgement in the words a grade is printed in, if the text has those; else as it stands."""
    plain = re.sub(r"\s+", " ", words)
    better = re.sub(r"^(?:require|as requiring)\b", "requires", plain)
    match = re.search(flexible(better), document.text, re.IGNORECASE)
    return better if match else plain


def _set_previous(
    document: Document, proposal: Proposal, given: dates.Printed | None, place: int, number: str | None
) -> None:
    if given is None or not (given.days or given.month):
        return
    day = given.days[0] if given.days else None
    proposal.previous_inspection = PreviousInspection(
        given.words, number, day, given.month, None, source_at(document, place)
    )
    proposal.sources["previous_inspection"] = source_at(document, place)
    this = (proposal.visit_dates or proposal.inspection_dates)[:1]
    if this and ((day and day >= this[0]) or (given.month and given.month > this[0].isoformat()[:7])):
        proposal.flag("previous_inspection", "previous_not_earlier", given.words, source_at(document, place))
