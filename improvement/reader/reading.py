"""The stages in their order: text out, clean lines, kind, identity, sections, points, dates and flags."""

import re
from dataclasses import replace
from os import PathLike
from pathlib import Path

from improvement.reader import kinds
from improvement.reader.files import extract
from improvement.reader.files.raw import Unreadable
from improvement.reader.follow_ups import find_follow_ups
from improvement.reader.identity import identify
from improvement.reader.judgements import judge, previous
from improvement.reader.levels import ends
from improvement.reader.points import IMPERATIVE, NO_POINTS, Found, find_points
from improvement.reader.proposal import Proposal, ReadPoint, TextLine, TextSource
from improvement.reader.sections import POINTS, TextSection, body, columns_run_together, find_sections
from improvement.reader.words import lines, phrases, printed
from improvement.reader.words.labels import find_labels
from improvement.reader.words.lines import Document, Line, source_at
from improvement.reader.words.sentences import Sentence, find_sentences

REVIEW = re.compile(r"\bAn external review of\b[^.]{0,80}\bshould be undertaken\b", re.IGNORECASE)
POINTS_BACK = re.compile(
    r"(?:priorities|areas) for improvement (?:that were )?(?:identified|set out|set) (?:in|at|during) the (?:last|previous|most recent)",
    re.I,
)
REFERS = re.compile(
    r"\b(?:areas?|priorities) (?:for improvement|requiring improvement)\b[^.]{0,60}\b(?:identified|set out|report|inspection)",
    re.IGNORECASE,
)
SHOULD = re.compile(r"\b(?:should|must|needs? to)\b", re.IGNORECASE)
ORDER = {"afis": 0, "afis_quoted": 1, "afis_restated": 2, "old_form": 3}


def read(file: str | PathLike[str] | bytes, name: str = "") -> Proposal:
    """What the reader proposes for a letter or report. Never raises for what is in the file: an unreadable one gives a
    proposal of type «unreadable» whose `reason` is the sentence to show."""
    name = name or (Path(file).name if isinstance(file, str | PathLike) else "The text")
    try:
        extracted = extract.extract(extract.words_of(file), name)
    except Unreadable as stopped:
        return unreadable(name, stopped.code, **stopped.words)
    document = lines.clean(extracted)
    if not document.lines:
        return unreadable(name, "nothing_to_read")
    proposal = propose(document)
    for problem, offer in extracted.problems.items():
        proposal.flag("file", problem, offer)
    proposal.file_kind, proposal.pages = extracted.kind, extracted.pages
    proposal.lines = [
        TextLine(raw.page, number, text)
        for number, (raw, text) in enumerate(
            zip(extracted.lines, lines.shown(extracted), strict=True), start=1
        )
    ]
    return proposal


def unreadable(name: str, code: str, **words: object) -> Proposal:
    made = Proposal("unreadable", reason=phrases.sentence(code, name=name, **words), problem=code)
    made.flags = []
    return made


def propose(document: Document) -> Proposal:
    """The proposals for clean lines."""
    proposal = Proposal(kinds.document_type(document))
    sections = find_sections(document)
    text = body(document, sections)
    sentences = find_sentences(document, sections)
    labels = find_labels(document, text)
    identify(document, proposal, text, labels)
    judge(document, proposal, sentences, text)
    previous(document, proposal, next(iter(labels["previous_inspection"]), None), text)
    proposal.section, deemed = kinds.section(document, proposal.document_type)
    if deemed:
        proposal.flag("section", "also_deemed", proposal.section or "")
    proposal.framework = kinds.framework(document, proposal.document_type, *_days(proposal, document))
    if proposal.document_type == "not_a_report":
        proposal.reason = phrases.sentence("not_a_report")
        proposal.framework = None
        return proposal
    _points(document, proposal, sections, sentences)
    find_follow_ups(proposal, sentences)
    _copied_to(document, proposal)
    _reasons(document, proposal, sentences)
    return proposal


def _days(proposal: Proposal, document: Document) -> tuple[list, list[str]]:
    """The days that fix the framework: those of the inspection or visit, else the letter's, else the earlier one's."""
    days = [*proposal.inspection_dates[:1], *proposal.visit_dates[:1]]
    if not days and proposal.letter_date:
        days = [proposal.letter_date]
    months = (
        [] if days or proposal.previous_inspection is None else [proposal.previous_inspection.month or ""]
    )
    return days, [month for month in months if month]


# ---- points --------------------------------------------------------------------------------------------------------
def _points(
    document: Document, proposal: Proposal, sections: list[TextSection], sentences: list[Sentence]
) -> None:
    wanted = _headings_with_points(document, proposal, sections)
    strict = proposal.document_type == "school_action_plan"
    for section in sorted(wanted, key=lambda each: (ORDER.get(each.kind, 0), each.start)):
        if section.kind == "old_form" and proposal.document_type != "section10_report":
            continue
        if section.kind == "afis_quoted" and proposal.document_type != "school_action_plan":
            continue
        _one_section(document, proposal, sections, section, strict)
    _reviews(proposal, sentences)


def _headings_with_points(
    document: Document, proposal: Proposal, sections: list[TextSection]
) -> list[TextSection]:
    """The sections of points. Where a heading with nothing under it stands after another's points, they are its own."""
    wanted = [section for section in sections if section.kind in POINTS]
    for index, section in enumerate(sections):
        before = sections[index - 1] if index else None
        if section.kind != "recommendations" or section.lines or before is None:
            continue
        if before.kind == "afis" and before.points == "marked" and before.lines:
            where = TextSource(section.where.page, section.where.number)
            proposal.flag("recommendations", "heading_after_points", section.heading, where)
            points = (
                "marked" if any(line.mark or line.level is not None for line in before.lines) else "single"
            )
            moved = replace(before, kind="recommendations", heading=section.heading, points=points)
            wanted = [moved if each is before else each for each in wanted if each is not section]
    return wanted


def _one_section(
    document: Document, proposal: Proposal, sections: list[TextSection], section: TextSection, strict: bool
) -> None:
    where = TextSource(section.where.page, section.where.number)
    field = _field(section, proposal)
    if columns_run_together(document, section):
        words = re.sub(r"\s+", " ", document.text[section.start : section.end]).strip()
        proposal.flag(field, "columns_interleaved", words, where)
        return
    found = (
        _single(section)
        if section.points == "single"
        else find_points(document, section.lines, section.points, strict)
    )
    if not found.points:
        for line in found.left_out:
            if NO_POINTS.search(line.text):
                proposal.afis_note = proposal.afis_note or _whole(document, line, section)
        if section.points == "any":
            text = re.sub(r"\s+", " ", document.text[section.start : section.end]).strip()
            proposal.flag(field, "list_unclear", text[:2000], where)
            if field == "afis" and proposal.afis_heading is None:
                proposal.afis_heading = section.heading
                proposal.sources["afis_heading"] = where
        return
    if _already(proposal, found.points):
        return
    _mark_cut(document, section, found)
    problems = [*found.problems, *(["no_line_breaks"] if document.lost else [])]
    problems += {"afis_restated": ["restated"], "old_form": ["old_form"], "afis_quoted": ["quoted"]}.get(
        section.kind, []
    )
    for problem in problems:
        proposal.flag(field, problem, section.heading, where)
    for line in found.left_out:
        if len(line.text) > 12 and found.last and line.number < found.last.number:
            proposal.flag(field, "left_out", line.text, TextSource(line.page, line.number))
    getattr(proposal, field).extend(found.points)
    proposal.sources.setdefault(field, where)
    if field == "afis" and proposal.afis_heading is None:
        proposal.afis_heading = section.heading
        proposal.sources["afis_heading"] = where
    _offers(proposal, field, found.points)


def _field(section: TextSection, proposal: Proposal) -> str:
    """Which list the points go to. What a monitoring report calls next steps are its recommendations."""
    if section.kind in ORDER:
        return "afis"
    if section.kind == "next_steps" and proposal.document_type in (
        "monitoring_report",
        "focused_monitoring_report",
        "monitoring_letter",
    ):
        return "recommendations"
    return section.kind


def _single(section: TextSection) -> Found:
    """One paragraph under a heading, that says what is to be done."""
    text = " ".join(line.text for line in section.lines)
    said = IMPERATIVE.search(text) or re.search(
        r",\s*(?:ensure|improve|make|provide|develop|strengthen)\b", text
    )
    if not said or not ends(text) or len(text) > 400:
        return Found()
    first = section.lines[0]
    return Found(
        [ReadPoint(re.sub(r"\s+", " ", text), TextSource(first.page, first.number))], last=section.lines[-1]
    )


def _already(proposal: Proposal, points: list[ReadPoint]) -> bool:
    known = {point.text for point in proposal.points}
    return all(point.text in known for point in points)


def _mark_cut(document: Document, section: TextSection, found: Found) -> None:
    """The last point of a text that breaks off is incomplete, and so is its last part."""
    if found.last is None or not document.lines or found.last.number != document.lines[-1].number:
        return
    if not section.at_end or ends(found.last.text):
        return
    point = found.points[-1]
    (point.children[-1] if point.children else point).incomplete = True
    found.problems.append("cut_off")


def _offers(proposal: Proposal, field: str, points: list[ReadPoint]) -> None:
    """Where a point tells of a weakness and then says what should be done, that sentence may serve as the wording."""
    for point in points:
        said = printed.sentences(point.text)
        if len(said) > 1 and SHOULD.search(said[-1]) and not point.children:
            proposal.flag(field, "wording", said[-1], point.source)
        if POINTS_BACK.search(point.text):
            proposal.flag(field, "points_to_earlier_inspection", point.text, point.source)


def _reviews(proposal: Proposal, sentences: list[Sentence]) -> None:
    """The review ordered in a paragraph of its own, when it is no point of a list already."""
    for sentence in sentences:
        if REVIEW.search(sentence.text):
            texts = [point.text for point in proposal.points] + [
                part.text for point in proposal.points for part in point.children
            ]
            if not any(sentence.text in text for text in texts):
                proposal.recommendations.append(ReadPoint(sentence.text, sentence.source))


def _whole(document: Document, line: Line, section: TextSection) -> str:
    """The sentence that begins on a line."""
    index = section.lines.index(line) if line in section.lines else 0
    text = line.text
    for after in section.lines[index + 1 :]:
        if ends(text) or after.mark:
            break
        text += " " + after.text
    return re.sub(r"\s+", " ", text)


# ---- the rest ------------------------------------------------------------------------------------------------------
def _copied_to(document: Document, proposal: Proposal) -> None:
    found = re.search(
        r"(?:I am copying this letter|I am sending a copy of this letter|This letter (?:is|has been) copied|Copies of this letter (?:are|have been) sent) to\s+(?P<whom>.+?)(?:\.(?=\s|$)|\n\n|(?=\s+This letter will be published)|(?=\n\s*Yours)|$)",
        document.text,
        re.DOTALL,
    )
    if not found:
        return
    whom = re.sub(r"\s+", " ", found["whom"]).strip(" .")
    parts = re.split(
        r",\s+and\s+(?:to\s+)?(?=the\s|[A-Z])|\s+and\s+to\s+|\s+and\s+(?=the\s)|,\s+(?=the\s|[A-Z])|;\s*",
        whom,
    )
    proposal.copied_to = [
        re.sub(r"^(?:to\s+)?the\s+", "", part).strip(" ,.").removesuffix(" for")
        for part in parts
        if len(part.strip()) > 3
    ]
    proposal.sources["copied_to"] = source_at(document, found.start())


def _reasons(document: Document, proposal: Proposal, sentences: list[Sentence]) -> None:
    """Why a list is empty, and what to do about a school that the letter gives no number for."""
    if not proposal.afis and proposal.afis_note is None:
        refers = next((each for each in sentences if REFERS.search(each.text)), None)
        if proposal.document_type == "report_card":
            proposal.afis_note = "A report card sets next steps and has no separate areas for improvement."
        elif refers:
            proposal.afis_note = (
                "The document refers to areas for improvement but does not list them, so none is proposed."
            )
            proposal.flag("afis", "points_to_earlier_inspection", refers.text, refers.source)
        else:
            proposal.afis_note = "No list of areas for improvement was found, so none is proposed."
    if proposal.urn is None:
        where = proposal.sources.get("school_name")
        wanted = ", ".join(word for word in (proposal.school_name, proposal.postcode) if word)
        proposal.flag("urn", "no_urn", wanted, where)
    if not (proposal.points or proposal.follow_ups):
        proposal.reason = proposal.afis_note
