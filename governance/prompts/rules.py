"""The rules that prompt a governor's question. Each takes the facts of one area and yields (what it is about, the figure, its
words, the question, whom it goes to or nobody for the area's leader). `governance.prompts.choosing.RULES` names and weighs them."""

from collections.abc import Iterator

from django.utils.text import capfirst

from governance.prompts.facts import Facts, Who
from improvement.models import Impact
from improvement.progress.rows import GOOD
from schools.words import cut, in_words, listed

LATE_DAYS = 10  # school days: two weeks of school
MONITORED_BY = 20  # school days into a term: by then a plan that is followed has been looked at
COST = 500  # pounds: below that a school would not be asked for the worth of one action
WAITED = 30  # school days after an answer: by then it should show

# What a question is about, the figure, its words, the question, and to whom it goes.
Asks = Iterator[tuple[int, str, str, str, Who | None]]


def _said(title: str) -> str:
    """A title of the plan inside a sentence: in its own words, so in quotation marks."""
    return f"“{title}”"


# ---- targets -------------------------------------------------------------------------------------------------------
def missed_again(facts: Facts) -> Asks:
    for group in facts.groups:
        if group.missed_running >= 2:
            times = in_words(group.missed_running)
            yield (
                group.id,
                group.actual,
                f"{group.title}. Target {group.target}, missed {times} terms running",
                f"{_said(group.title)} has missed its target {times} terms running: what is being done differently, and when would you stop?",
                None,
            )


def missed(facts: Facts) -> Asks:
    for group in facts.groups:
        if group.missed_running == 1:
            yield (
                group.id,
                group.actual,
                f"{group.title}. Target {group.target}, {group.short}",
                f"What kept {_said(group.title)} from its {group.term} target, and what will we see by the end of this term if it is put right?",
                None,
            )


def no_actual(facts: Facts) -> Asks:
    for group in facts.groups:
        if group.without_actual:
            yield (
                group.id,
                "No figure",
                f"{group.title}, {group.without_actual}",
                f"Nobody has counted {_said(group.title)} for the {group.without_actual}. When will we know, and how do you know meanwhile?",
                None,
            )


def never_moved(facts: Facts) -> Asks:
    for group in facts.groups:
        if group.judged >= 2 and not group.moved:
            yield (
                group.id,
                group.actual,
                f"{group.title}. It was {group.start} at the start",
                f"{_said(group.title)} stands where it stood at the start. Which of the actions was meant to move it, and what does that tell us?",
                None,
            )


def met_again(facts: Facts) -> Asks:
    for group in facts.groups:
        if group.met_running >= 2:
            times = in_words(group.met_running)
            yield (
                group.id,
                group.actual,
                f"{group.title}. Target {group.target}, met {times} terms running",
                f"{_said(group.title)} has met its target {times} terms running. What made the difference, and is the next target still a stretch?",
                None,
            )


# ---- done is not impact ----------------------------------------------------------------------------------------------
def done_without_effect(facts: Facts) -> Asks:
    working = [deed for deed in facts.done if deed.rating in Impact.WORKING]
    off = [deed for deed in facts.done if deed.rating in Impact.NOT_WORKING]
    if len(facts.done) >= 3 and off and len(working) * 2 < len(facts.done):
        without = len(facts.done) - len(working)
        yield (
            facts.id,
            f"{len(working)} of {len(facts.done)}",
            f"actions done and seen to be working in {_said(facts.title)}",
            f"Of the {in_words(without)} that are done without effect, which would you do again, and why?",
            None,
        )


def done_not_rated(facts: Facts) -> Asks:
    unrated = [deed for deed in facts.done if not deed.rating]
    if len(unrated) >= 3:
        yield (
            facts.id,
            str(len(unrated)),
            f"actions done in {_said(facts.title)}, and nobody has said whether they work",
            f"{in_words(len(unrated)).capitalize()} actions are done and not rated. Who will say whether they work, by when, and on what evidence?",
            None,
        )


def fell_back(facts: Facts) -> Asks:
    if facts.rating and facts.earlier and GOOD[facts.rating] < GOOD[facts.earlier]:
        now, then = facts.words[facts.rating].lower(), facts.words[facts.earlier].lower()
        yield (
            facts.id,
            facts.words[facts.rating],
            f"{facts.title}, {then} half a term ago",
            f"{_said(facts.title)} went from {then} to {now}. What happened, and what did we take for progress that was none?",
            None,
        )


def rated_above_the_figures(facts: Facts) -> Asks:
    if facts.rating and facts.suggested and GOOD[facts.rating] > GOOD[facts.suggested]:
        now, then = facts.words[facts.rating].lower(), facts.words[facts.suggested].lower()
        yield (
            facts.id,
            facts.words[facts.rating],
            f"{facts.title}. The figures suggest {then}",
            f"{_said(facts.title)} is rated {now} where the figures suggest {then}. What do you see that the figures do not show?",
            None,
        )


def cost_without_effect(facts: Facts) -> Asks:
    for deed in facts.done:
        if deed.cost >= COST and deed.rating in Impact.NOT_WORKING:
            yield (
                deed.id,
                f"£{deed.cost:,}",
                f"{deed.title}: {facts.words[deed.rating].lower()}",
                f"£{deed.cost:,} went into {_said(deed.title)}. What has it moved so far, and would you spend it again?",
                None,
            )


# ---- how we know --------------------------------------------------------------------------------------------------------
def one_kind_only(facts: Facts) -> Asks:
    for deed in facts.done:
        if len(deed.shown_by) == 1:
            yield (
                deed.id,
                "1 kind",
                f"of evidence for {_said(deed.title)}",
                f"Besides {deed.shown_by[0].lower()}, how do we know that {_said(deed.title)} makes a difference?",
                deed.owner,
            )


def nothing_fresh(facts: Facts) -> Asks:
    if facts.done and not facts.fresh:
        yield (
            facts.id,
            "Nothing",
            f"fresh shows how {_said(facts.title)} stands",
            f"What have you seen since last term that tells you how {_said(facts.title)} stands now?",
            None,
        )


def sources_disagree(facts: Facts) -> Asks:
    if facts.working and facts.not_yet:
        good, bad = (
            listed([each.lower() for each in facts.working]),
            listed([each.lower() for each in facts.not_yet]),
        )
        yield (
            facts.id,
            f"{len(facts.not_yet)} of {len(facts.not_yet) + len(facts.working)}",
            f"kinds of evidence say not yet: {bad}",
            f"{capfirst(good)} and {bad} do not agree about {_said(facts.title)}. Which do you believe, and why?",
            None,
        )


def pupils_not_asked(facts: Facts) -> Asks:
    if facts.done and (facts.pupils_terms is None or facts.pupils_terms >= 2):
        never = facts.pupils_terms is None
        terms = "Never" if never else f"{facts.pupils_terms} terms"
        yield (
            facts.id,
            terms,
            f"{'were pupils' if never else 'since pupils were'} asked about {_said(facts.title)}",
            f"When will pupils tell us whether {_said(facts.title)} is better for them, and what would we change by it?",
            None,
        )


# ---- lateness ----------------------------------------------------------------------------------------------------------------
def action_overdue(facts: Facts) -> Asks:
    for deed in facts.deeds:
        if not deed.done and deed.days_late >= LATE_DAYS:
            yield (
                deed.id,
                f"{deed.days_late} days",
                f"of school overdue: {_said(deed.title)}",
                f"{_said(deed.title)} should have been done {deed.days_late} school days ago. What stands in its way, and who can move it?",
                deed.owner,
            )


def review_overdue(facts: Facts) -> Asks:
    for deed in facts.deeds:
        if deed.review_days_late >= LATE_DAYS:
            yield (
                deed.id,
                f"{deed.review_days_late} days",
                f"of school since {_said(deed.title)} was to be reviewed",
                f"The review of {_said(deed.title)} is {deed.review_days_late} school days late. What would it have shown?",
                deed.owner,
            )


# ---- coverage ----------------------------------------------------------------------------------------------------------------
def not_looked_at(facts: Facts) -> Asks:
    if facts.deeds and not facts.looked_this_term and facts.term_days >= MONITORED_BY:
        yield (
            facts.id,
            "0",
            f"times anybody looked at {_said(facts.title)} this term",
            f"Nobody has looked at {_said(facts.title)} this term. What do we know of it, and how?",
            None,
        )


def not_visited(facts: Facts) -> Asks:
    if facts.deeds and facts.governor and not facts.visited_this_term and facts.term_days >= MONITORED_BY:
        yield (
            facts.id,
            "No visit",
            f"of a governor about {_said(facts.title)} this term",
            f"What could a governor see for themselves of {_said(facts.title)}, and when would a visit tell us most?",
            None,
        )


def nobody_named(facts: Facts) -> Asks:
    missing = ["accountable leader"] * (facts.leader is None) + ["link governor"] * (not facts.governor)
    if missing:
        yield (
            facts.id,
            "Nobody",
            f"is named as {listed(missing)} of {_said(facts.title)}",
            f"Who answers for {_said(facts.title)} if nobody is named as its {listed(missing)}?",
            facts.head,
        )


# ---- earlier answers -----------------------------------------------------------------------------------------------------------
def answered_in_words_only(facts: Facts) -> Asks:
    for one in facts.asked:
        if one.answered and not one.with_evidence:
            yield (
                one.id,
                "No evidence",
                "stands with the last answer",
                f"You were asked: “{cut(one.question, 140)}” What would show us that the answer holds?",
                one.of,
            )


def answered_and_not_moved(facts: Facts) -> Asks:
    for one in facts.asked:
        if one.answered and one.with_evidence and one.answer_age >= WAITED and facts.rating == "red":
            yield (
                one.id,
                facts.words["red"],
                f"{facts.title}, {one.answer_age} school days after the answer",
                f"You answered: “{cut(one.question, 140)}” Nothing has moved since. What would you answer today?",
                one.of,
            )


def asked_again(facts: Facts) -> Asks:
    for one in facts.asked:
        if one.again:
            yield (
                one.id,
                "Asked again",
                "and still waiting for an answer",
                f"“{cut(one.question, 140)}” was asked a second time. What stands in the way of an answer?",
                one.of,
            )
