"""What the letter says will happen next: with its printed date, however wrong, and with none where none is printed."""

import re
from functools import cache

from improvement.reader.proposal import Proposal, ReadFollowUp, ReadPoint
from improvement.reader.words import dates
from improvement.reader.words.phrases import data
from improvement.reader.words.sentences import Sentence

LETTERS = (
    "monitoring_letter",
    "monitoring_report",
    "focused_monitoring_report",
    "section8_report",
    "section5_report",
)
NAMED_SECTIONS = re.compile(
    r"^(?:External support|Main findings|Context|Evidence|Next steps|What happens next|Support for the school)",
    re.IGNORECASE,
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    given = data()["follow_up"]
    return {
        "certain": re.compile(r"(?<!\w)(?:" + "|".join(given["certain"]) + ")", re.IGNORECASE),
        "possible": re.compile(r"(?<!\w)(?:" + "|".join(given["possible"]) + ")", re.IGNORECASE),
        "relative": re.compile(r"(?<!\w)(?:" + "|".join(given["relative"]) + r")(?!\w)", re.IGNORECASE),
        "never": re.compile("|".join(re.escape(each) for each in given["never"]), re.IGNORECASE),
        "planned": re.compile(given["planned"], re.IGNORECASE),
    }


def find_follow_ups(proposal: Proposal, sentences: list[Sentence]) -> None:
    """Fill in what is to follow, and what is planned without a date."""
    if proposal.document_type not in LETTERS:
        return
    whole_report = proposal.document_type == "section5_report"
    taken = _words_of(proposal.points)
    patterns = _patterns()
    for sentence in sentences:
        words = sentence.text
        if (
            len(words) > 600
            or patterns["never"].search(words)
            or any(words in point or point in words for point in taken)
        ):
            continue
        found = [each for each in dates.find(words) if each.days or each.month or each.problems]
        relative = patterns["relative"].search(words)
        certain = patterns["certain"].search(words) and not whole_report
        if certain or (patterns["possible"].search(words) and (found or relative) and not whole_report):
            proposal.follow_ups.append(_follow_up(proposal, sentence, found, bool(relative)))
        elif patterns["planned"].search(words) and not found and not relative and not whole_report:
            proposal.planned_without_date.append(words)
            proposal.sources.setdefault("planned_without_date", sentence.source)


def _follow_up(
    proposal: Proposal, sentence: Sentence, found: list[dates.Printed], relative: bool
) -> ReadFollowUp:
    made = ReadFollowUp(sentence.text, sentence.source)
    if NAMED_SECTIONS.match(sentence.heading) and not sentence.heading.lower().startswith("main findings"):
        made.section = sentence.heading
    letter = proposal.letter_date
    given = next((each for each in found if each.days), None) or next(iter(found), None)
    if given is None:
        made.precision = "relative" if relative else None
        if not relative:
            return made
        proposal.flag("follow_ups", "date_wanted", sentence.text, sentence.source)
        return made
    name = "follow_ups"
    if given.days:
        made.date, made.precision = given.days[0], "day"
        problem, offer = dates.doubts_of_follow_up(made.date, letter)
        made.flag, made.likely_correction_to_offer = problem, offer
        if problem:
            proposal.flag(name, problem, offer.isoformat() if offer else given.words, sentence.source)
        if given.problems:
            made.flag = made.flag or given.problems[0]
            for each in given.problems:
                proposal.flag(name, each, given.words, sentence.source)
        elif made.date.weekday() > 4:
            made.flag = made.flag or "weekend"
            proposal.flag(name, "weekend", given.words, sentence.source)
    elif given.month:
        made.precision = "month"
        month = letter and letter.isoformat()[:7]
        if month and given.month < month:
            made.flag = "before_letter_date"
            proposal.flag(name, "before_letter_date", given.words, sentence.source)
    else:
        made.flag = given.problems[0]
        for each in given.problems:
            proposal.flag(name, each, given.words, sentence.source)
    return made


def _words_of(points: list[ReadPoint]) -> set[str]:
    return {point.text for point in points} | {part.text for point in points for part in point.children}
