"""The name of the school, from the title, the foot of the pages, the front sheet or the addressee, the surest first."""

import re
from collections.abc import Iterator

from improvement.reader.proposal import Proposal
from improvement.reader.words import names
from improvement.reader.words.lines import Document, Line, letterhead, source_at

DEAR = re.compile(r"(?m)(?:^|(?<=\s))Dear\s+(?P<who>[A-Z][^\n]{1,60})")
TITLE_IN_LINE = re.compile(
    r"\b(?:inspection|visit)\s+(?:\(?under\s+section\s+8[^)]{0,40}?\)?\s+)?(?:of|to)\s+(?P<name>[A-Z‘'][^.:;]{3,110}?)\s+(?:Following\s+(?:my|our)|This\s+letter|Thank\s+you)\b"
)
TITLE = re.compile(
    r"(?im)^[^\n]{0,120}?\b(?:inspection|visit|monitoring)\b[^\n]{0,40}?\s(?:to|of|at)\s+(?P<name>(?-i:[A-Z‘'])[^\n]{3,110})$"
)
GOOD_SCHOOL = re.compile(
    r"(?m)^Inspection of an? (?:good|outstanding) school:?\s*(?P<name>[A-Z][^\n]{3,90})$"
)
UNDER_ACT = re.compile(r"\(?\bunder\s+sections?\s+\d[^)\n]{0,40}?Act\s+\d{4}\)?", re.IGNORECASE)
FOOTER = re.compile(
    r"(?i)inspection report:\s*(?P<name>(?-i:[A-Z])[^\n]{2,90}?)(?:,\s*\d|\s+\d{1,3} of \d|$)"
)
WEB_TITLE = re.compile(r"(?m)^(?P<name>[A-Z][^\n]{3,80}?)\s+Ofsted (?:inspection )?report\s*$", re.IGNORECASE)
FIRST_LINES = 14


def name_school(document: Document, proposal: Proposal) -> None:
    """Fill in the name of the school; where it is damaged, missing or printed in two ways, say so."""
    found = [
        (name, place)
        for name, place in _school_names(document, proposal)
        if name and not names.addressee(name)
    ]
    if not found:
        damaged = _damaged_name(document)
        problem = "name_damaged" if damaged else "name_missing"
        proposal.flag(
            "school_name", problem, damaged or "", source_at(document, 0) if document.lines else None
        )
        return
    name, place = found[0]
    if name.isupper():
        whole = "\n".join([document.text, *(line.text for line in document.furniture)])
        better = next(
            (
                match.group(0)
                for match in re.finditer(re.escape(name).replace(r"\ ", r"\s+"), whole, re.IGNORECASE)
                if not match.group(0).isupper()
            ),
            None,
        )
        if better:
            name = re.sub(r"\s+", " ", better)
        else:
            proposal.flag("school_name", "name_in_capitals", name, source_at(document, place))
    proposal.school_name = name
    proposal.sources["school_name"] = source_at(document, place)
    for other, there in found[1:]:
        if not names.same_school(name, other):
            proposal.flag("school_name", "name_conflict", other, source_at(document, there))
            break


def _school_names(document: Document, proposal: Proposal) -> Iterator[tuple[str | None, int]]:
    """What the document calls the school, the surest first."""
    text = document.text
    if proposal.document_type == "not_a_report":
        yield _name_in_prose(document)
        return
    if proposal.document_type == "school_action_plan":
        yield _plan_name(document)
        return
    yield from _titles(document)
    for line in document.furniture:
        if match := FOOTER.search(line.text):
            yield match["name"].strip(" ,"), document.starts[0] if document.starts else 0
            break
    yield from _front(document)
    for match in WEB_TITLE.finditer(text[:600]):
        yield match["name"].strip(), match.start()
    if proposal.document_type in ("monitoring_letter", "section8_report"):
        dear = DEAR.search(text)
        found = names.addressee(text[: dear.start() if dear else 1500])
        if found:
            first = next((line for line in found["rest"].split("\n") if line.strip()), "")
            yield _name_in_address(first, "\n" in found["rest"].strip()), found.start("rest")


def _name_in_address(line: str, several: bool) -> str | None:
    """The school in an address: the line as a whole where each part has its own, else what stands before the street."""
    whole = line.strip(" ,")
    if several and names.is_school_name(whole) and not names.POSTCODE.search(whole):
        cut = names.school_before_address(whole)
        return cut if cut and "," in whole else whole
    return names.school_before_address(whole)


def _titles(document: Document) -> Iterator[tuple[str | None, int]]:
    """The title under the greeting or at the head: «Monitoring inspection of NAME», «Inspection of NAME»."""
    dear = DEAR.search(document.text)
    from_line = document.index_at(dear.start()) if dear else 0
    until = document.starts[min(from_line + FIRST_LINES, len(document.lines) - 1)] if document.lines else 0
    start = document.starts[from_line] if document.lines else 0
    region = document.text[start : until + 400]
    bare = UNDER_ACT.sub(lambda match: " " * 0, region)
    for pattern in (GOOD_SCHOOL, TITLE_IN_LINE if document.lost else TITLE):
        for match in pattern.finditer(bare):
            name = match["name"]
            following = bare[match.end() + 1 :].split("\n", 1)[0].strip()
            if not names.has_kind(name) and names.has_kind(following) and len(following.split()) <= 4:
                name += " " + following
            name = re.split(
                r",|\s+on\s+\d|\s+in\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|;",
                name,
            )[0]
            name = name.strip(" .,:*–-")
            if names.is_school_name(name) and not re.match(r"(?:The )?(?:school|schools|Education)\b", name):
                place = document.text.find(name.split("  ")[0], start)
                yield re.sub(r"\s+", " ", name), max(place, start)
                return


def _front(document: Document) -> Iterator[tuple[str | None, int]]:
    """The front sheet: the line beside «School report» or «Inspection report», or before the address."""
    lines = document.lines[: FIRST_LINES + 6]
    for index, line in enumerate(lines):
        words = line.text.strip(" []")
        place = document.starts[index]
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        if re.fullmatch(r"(?:school|inspection) report", words, re.IGNORECASE):
            before = lines[index - 1].text if index else ""
            if (
                index
                and names.is_school_name(before)
                and index <= 3
                and not before.lower().startswith("ofsted")
            ):
                yield before.strip(), document.starts[index - 1]
            else:
                yield _name_over_lines(lines, index + 1), document.starts[min(index + 1, len(lines) - 1)]
        elif found := re.match(
            r"(?:\d{1,3} )?(?:school|inspection) report\s+(?P<rest>[A-Z].+)", words, re.IGNORECASE
        ):
            yield names.school_before_address(found["rest"]), place
        elif names.addressee(words):
            continue
        elif names.POSTCODE.search(words) and not letterhead(words) and not DEAR.search(words):
            yield names.school_before_address(words), place
        elif re.match(r"(?:School )?Address:", after) or re.match(
            r"Unique reference number", after, re.IGNORECASE
        ):
            if names.is_school_name(words) and names.has_kind(words):
                yield words, place
        elif (
            index < 3
            and names.is_school_name(words)
            and names.has_kind(words)
            and _address_after(lines, index)
        ):
            yield words, place


def _address_after(lines: list[Line], index: int) -> bool:
    """Does a line soon after end in a postcode that is not of a letterhead?"""
    after = [line.text for line in lines[index + 1 : index + 4]]
    return any(names.POSTCODE.search(text) for text in after) and not any(
        letterhead(text) for text in [lines[index].text, *after]
    )


def _name_over_lines(lines: list[Line], index: int) -> str | None:
    """A name after «School report» or «INSPECTION REPORT», which may take two lines."""
    if index >= len(lines):
        return None
    name = lines[index].text.strip()
    following = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
    if names.POSTCODE.search(name):
        return names.school_before_address(name)
    if not names.has_kind(name) and names.has_kind(following) and len(following.split()) <= 3:
        name += " " + following
    return name if names.is_school_name(name) else None


def _damaged_name(document: Document) -> str | None:
    """A line where the name should be, that does not hold one whole."""
    for index, line in enumerate(document.lines[:4]):
        if re.fullmatch(
            r"(?:school|inspection) report", line.text.strip(), re.IGNORECASE
        ) and index + 1 < len(document.lines):
            return document.lines[index + 1].text.split(",")[0].strip() or None
    return None


def _name_in_prose(document: Document) -> tuple[str | None, int]:
    found = re.search(
        r"(?:(?!Ofsted|Headteacher|The\b)[A-Z][\w’'.-]+ ){1,5}?(?:(?:Primary|Junior|Infant|High|Secondary|Grammar|Community|Catholic) )*(?:School|Academy|College)\b",
        document.text[:1500],
    )
    return (re.sub(r"\s+", " ", found.group(0)), found.start()) if found else (None, 0)


def _plan_name(document: Document) -> tuple[str | None, int]:
    for index, line in enumerate(document.lines[:FIRST_LINES]):
        words = re.sub(r"(?i)\s*(?:school )?(?:improvement|development|action) plan.*$", "", line.text).strip(
            " -–:"
        )
        if names.is_school_name(words) and names.has_kind(words) and len(words.split()) > 1:
            return words, document.starts[index]
    return None, 0
