"""Who and what: the school, its people, the inspector and the dates. What is doubtful is flagged, not settled."""

import re

from improvement.reader.proposal import Proposal
from improvement.reader.school import DEAR, FIRST_LINES, name_school
from improvement.reader.words import dates, names
from improvement.reader.words.labels import Value
from improvement.reader.words.lines import Document, letterhead, source_at
from improvement.reader.words.phrases import any_of, data

GREETED = re.compile(r"(?:[A-Z][a-z]{1,8}\.?\s+)+?(?P<surname>[A-Z][\w’'-]+)")
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


def identify(document: Document, proposal: Proposal, text: str, labels: dict[str, list[Value]]) -> None:
    """Fill in who and what. `text`: the document's, with what is in every report blanked."""
    _numbers(document, proposal, labels)
    _letter_date(document, proposal)
    _addressee(document, proposal)
    name_school(document, proposal)
    _people(document, proposal, labels)
    _days(document, proposal, labels, text)
    _inspector(document, proposal, labels)
    _postcode(document, proposal, labels)


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
        titled = re.search(r"\bMonitoring inspection report:\s*", document.text)
        given = dates.first_in(document.text[titled.end() : titled.end() + 50]) if titled else None
        if titled and given:
            found, place = given, titled.start()
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
