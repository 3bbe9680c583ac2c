"""Who and what: the school, its people, the inspector and the dates. What is doubtful is flagged, not settled."""

import re
from collections.abc import Iterator

from improvement.letters import dates, names
from improvement.letters.labels import Value
from improvement.letters.lines import Document, Line, letterhead
from improvement.letters.phrases import any_of, data
from improvement.letters.proposal import Proposal, Source

DEAR = re.compile(r"(?m)(?:^|(?<=\s))Dear\s+(?P<who>[A-Z][^\n]{1,60})")
GREETED = re.compile(r"(?:[A-Z][a-z]{1,8}\.?\s+)+?(?P<surname>[A-Z][\w’'-]+)")
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
REPORT_OF = re.compile(r"(?im)^(?:(?:focused )?(?:monitoring |school )?inspection report:|report:)\s*")
SIGNED = re.compile(r"Yours (?:sincerely|faithfully)\W*", re.IGNORECASE)
VISITED = re.compile(
    r"\b(?:my|our|this|the|I|we|HMI|\(HMI\))\b[^.]{0,180}?\b(?:visit|visited|inspection|inspected|came)\b[^.]{0,120}?\b(?:on|between)\s+(?:\w+day,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
NOT_THIS_VISIT = re.compile(
    r"\b(?:as a result of|section 5|previous|last|since|published|publication|graded|predecessor)\b[^.]{0,90}$",
    re.I,
)
TOOK_PLACE = re.compile(
    r"\b(?:inspection|visit)\b[^.]{0,60}\b(?:took place|was carried out|was)\s+(?:on\s+)?$", re.I
)
FIRST_LINES = 14


def identify(document: Document, proposal: Proposal, text: str, labels: dict[str, list[Value]]) -> None:
    """Fill in who and what. `text`: the document's, with what is in every report blanked."""
    _numbers(document, proposal, labels)
    _letter_date(document, proposal)
    _addressee(document, proposal)
    _school(document, proposal, labels)
    _people(document, proposal, labels)
    _days(document, proposal, labels, text)
    _inspector(document, proposal, labels)
    _postcode(document, proposal, labels)


def source_at(document: Document, place: int) -> Source:
    line = document.line_at(place)
    return Source(line.page, line.number)


def _set(document: Document, proposal: Proposal, name: str, value: str | None, place: int) -> None:
    if value and getattr(proposal, name) is None:
        setattr(proposal, name, value)
        proposal.sources[name] = source_at(document, place)


def _numbers(document: Document, proposal: Proposal, labels: dict[str, list[Value]]) -> None:
    urns = list(dict.fromkeys(value.words for value in labels["urn"]))
    for value in labels["urn"]:
        if len(value.words) == 6:
            _set(document, proposal, "urn", value.words, value.place)
        else:
            proposal.flag("urn", "not_six_digits", value.words, source_at(document, value.place))
    if len([urn for urn in urns if len(urn) == 6]) > 1:
        proposal.flag("urn", "two_urns", ", ".join(urns), source_at(document, labels["urn"][1].place))
    if labels["inspection_number"]:
        value = labels["inspection_number"][0]
        _set(document, proposal, "inspection_number", value.words, value.place)


def is_letter(proposal: Proposal) -> bool:
    return proposal.document_type in ("monitoring_letter", "section8_report", "focused_monitoring_report")


def _letter_date(document: Document, proposal: Proposal) -> None:
    """The date before the greeting, on a line of its own, or where lines are lost the last date before it."""
    if not is_letter(proposal):
        return
    dear = DEAR.search(document.text)
    until = dear.start() if dear else 1500
    before = [each for each in dates.find(document.text[:until]) if each.days or each.problems]
    for found in before:
        line = document.line_at(found.start)
        alone = re.sub(r"^\w+day,?\s+", "", line.text).strip(" .,") == document.text[
            found.start : found.end
        ].strip(" .,")
        if alone or (document.lost and dear):
            for problem in found.problems:
                proposal.flag("letter_date", problem, found.words, source_at(document, found.start))
            if found.days:
                proposal.letter_date = found.days[0]
                proposal.sources["letter_date"] = source_at(document, found.start)
            return


# ---- the school ----------------------------------------------------------------------------------------------------
def _addressee(document: Document, proposal: Proposal) -> None:
    if proposal.document_type not in ("monitoring_letter", "section8_report"):
        return
    dear = DEAR.search(document.text)
    block = document.text[: dear.start() if dear else 1500]
    found = names.addressee(block)
    if found is None:
        if dear and re.match(rf"{names.titles()}\s+\S", dear["who"]):
            proposal.flag(
                "headteacher", "surname_only", dear["who"].strip(" ,."), source_at(document, dear.start())
            )
        return
    name = re.sub(r"\s+", " ", found["name"]).strip(" ,")
    _set(document, proposal, "headteacher", name, found.start())
    _set(document, proposal, "headteacher_role", re.sub(r"\s+", " ", found["role"]), found.start("role"))
    if dear and re.match(rf"{names.titles()}\s+\S", dear["who"]):
        greeted = GREETED.match(dear["who"])
        if greeted and greeted["surname"].lower() not in name.lower():
            proposal.flag(
                "headteacher",
                "salutation_differs",
                greeted.group(0),
                source_at(document, dear.start()),
            )


def _school(document: Document, proposal: Proposal, labels: dict[str, list[Value]]) -> None:
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


def _postcode(document: Document, proposal: Proposal, labels: dict[str, list[Value]]) -> None:
    """The school's, never Ofsted's or a contractor's: labelled, in the address written to, or beside the name."""
    if labels["postcode"]:
        _set(document, proposal, "postcode", labels["postcode"][0].words, labels["postcode"][0].place)
    for value in labels["address"]:
        if found := names.POSTCODE.search(value.words):
            _set(document, proposal, "postcode", found[1], value.place)
    if proposal.document_type in ("monitoring_letter", "section8_report"):
        dear = DEAR.search(document.text)
        until = dear.start() if dear else 1500
        addressed = names.addressee(document.text[:until])
        if addressed and (found := names.POSTCODE.search(addressed["rest"])):
            _set(document, proposal, "postcode", found[1], addressed.start("rest") + found.start())
    if proposal.school_name and proposal.document_type not in ("school_action_plan", "not_a_report"):
        pattern = re.escape(proposal.school_name).replace(r"\ ", r"\s+")
        for match in re.finditer(pattern, document.text, re.IGNORECASE):
            after = document.text[match.end() : match.end() + 160]
            if (found := names.POSTCODE.search(after)) and not letterhead(after[: found.start()]):
                _set(document, proposal, "postcode", found[1], match.end() + found.start())
    if proposal.document_type in ("school_action_plan", "not_a_report", "monitoring_letter"):
        return
    for index, line in enumerate(document.lines[:FIRST_LINES]):
        if (found := names.POSTCODE.search(line.text)) and not letterhead(line.text):
            _set(document, proposal, "postcode", found[1], document.starts[index])


# ---- people and days -----------------------------------------------------------------------------------------------
def _people(document: Document, proposal: Proposal, labels: dict[str, list[Value]]) -> None:
    for name in ("local_authority", "headteacher", "chair"):
        if labels[name] and proposal.document_type != "not_a_report":
            _set(document, proposal, name, labels[name][0].words, labels[name][0].place)
    found = re.search(
        r"director\s+of\s+children[’'‘]s\s+services(?:,?\s+and\s+[\w ]{3,40})?\s+(?:for|at|in)\s+(?P<place>[A-Z][\w’' &-]{2,50}?)(?=[.,;\n]|\s+and\b|\s+This\b|$)",
        document.text,
        re.IGNORECASE,
    )
    if found and found["place"][:1].isupper():
        place = re.sub(r"\s+", " ", found["place"]).strip()
        _set(document, proposal, "local_authority", place, found.start("place"))


def _days(document: Document, proposal: Proposal, labels: dict[str, list[Value]], text: str) -> None:
    monitoring = proposal.document_type in (
        "monitoring_letter",
        "monitoring_report",
        "focused_monitoring_report",
    )
    target = "visit_dates" if monitoring else "inspection_dates"
    found, place = None, 0
    if proposal.document_type == "not_a_report":
        return
    if labels["inspection_dates"]:
        value = labels["inspection_dates"][0]
        found, place = dates.first_in(value.words), value.place
    if found is None:
        for match in REPORT_OF.finditer(text):
            given = dates.first_in(document.text[match.end() : match.end() + 50])
            if given and given.days and given.start == 0:
                found, place = given, match.start()
                break
    if found is None:
        match = re.search(r"\bMonitoring inspection report:\s*", document.text)
        if match and (given := dates.first_in(document.text[match.end() : match.end() + 50])):
            found, place = given, match.start()
    if found is None:
        found, place = _day_in_prose(text, proposal)
    if proposal.document_type == "school_action_plan":
        found, place = _inspected_in_plan(document)
        visit, there = _day_in_prose(text, proposal)
        if visit and visit.days and visit.days[0] not in (found.days if found else ()):
            proposal.visit_dates = list(visit.days)
            proposal.sources["visit_dates"] = source_at(document, there)
    if found is None:
        return
    for problem in found.problems:
        proposal.flag(target, problem, found.words, source_at(document, place))
    if found.days:
        setattr(proposal, target, list(found.days))
        proposal.sources[target] = source_at(document, place)
        if any(day.weekday() > 4 for day in found.days):
            proposal.flag(target, "weekend", found.words, source_at(document, place))
        if proposal.letter_date and found.days[0] > proposal.letter_date:
            proposal.flag(target, "after_letter_date", found.words, source_at(document, place))


def _day_in_prose(text: str, proposal: Proposal) -> tuple[dates.Printed | None, int]:
    """«Following my visit to your school on 23 November 2012», and never the day of an earlier inspection."""
    region = text[:9000].replace("\n", " ")
    for each in dates.find(region):
        before = region[max(each.start - 260, 0) : each.start]
        sentence = re.split(r"(?<=[.!?])\s", before)[-1]
        if not (each.days or each.problems):
            continue
        if VISITED.search(sentence) and not NOT_THIS_VISIT.search(sentence[-110:]):
            return each, each.start
        if (
            TOOK_PLACE.search(sentence)
            and not NOT_THIS_VISIT.search(sentence)
            and proposal.document_type != "school_action_plan"
        ):
            return each, each.start
    return None, 0


def _inspected_in_plan(document: Document) -> tuple[dates.Printed | None, int]:
    region = document.text.replace("\n", " ")
    for each in dates.find(region):
        sentence = re.split(r"(?<=[.!?])\s", region[max(each.start - 200, 0) : each.start])[-1]
        if each.days and re.search(r"\b(?:Ofsted|section 5)\b[^.]*\binspect(?:ion|ed)\b", sentence):
            return each, each.start
    return None, 0


def _inspector(document: Document, proposal: Proposal, labels: dict[str, list[Value]]) -> None:
    roles = any_of(data()["people"]["inspector_roles"])
    signed = list(SIGNED.finditer(document.text))
    if is_letter(proposal) and signed:
        after = document.text[signed[-1].end() : signed[-1].end() + 160]
        name = names.person(re.split(rf"(?i)[,\n]|\s+{roles}", after.strip())[0])
        if name:
            _set(document, proposal, "inspector", name, signed[-1].end())
            role = re.search(rf"(?i)(?P<role>{roles})", after)
            if role:
                _set(
                    document,
                    proposal,
                    "inspector_role",
                    re.sub(r"\s+", " ", role["role"]),
                    signed[-1].end() + role.start(),
                )
    for value in labels["inspector"]:
        if proposal.document_type in ("not_a_report", "school_action_plan"):
            break
        name = re.split(rf"(?i)\s*,?\s*{roles}", value.words)[0].strip(" ,")
        _set(document, proposal, "inspector", name, value.place)
        after = document.text[value.place : value.place + 120]
        role = re.search(
            r"(?i)(?P<role>(?:Her|His) Majesty[’'‘]s Inspector|Ofsted Inspector|Additional Inspector)", after
        )
        if role and "inspector_role" not in proposal.sources:
            _set(document, proposal, "inspector_role", re.sub(r"\s+", " ", role["role"]), value.place)
    if proposal.inspector is None:
        team = re.search(
            r"(?m)^(?P<name>[A-Z][^\n,]{3,50}?),?\s+(?:[Ll]ead [Ii]nspector|\(HMI\))", document.text
        )
        if team and (name := names.person(team["name"])):
            _set(document, proposal, "inspector", name, team.start())
