"""Questions a governor might ask, each from a figure of the plan. Deterministic rules: without its figure none is asked.

    choose(facts)      at most seven, the most telling first, at most two of one area and two of one rule

`RULES` is drawn into `docs/prompts.md` by `manage.py draw_docs`, with the case in which each rule asks and the one just
short of it; `governance.prompt_facts` reads the facts. Nobody is asked anything by Cairn: a clerk or chair chooses, a governor asks.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from improvement.dashboards.rows import GOOD
from improvement.triangulation import listed

AT_MOST, OF_ONE_AREA, OF_ONE_RULE = 7, 2, 2
LATE_DAYS = 10  # school days: two weeks of school
MONITORED_BY = 20  # school days into a term: by then a plan that is followed has been looked at
COST = 500  # pounds: below that a school would not be asked for the worth of one action
WAITED = 30  # school days after an answer: by then it should show
NUMBERS = ["None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]


@dataclass(frozen=True)
class Who:
    """Whom a question would go to."""

    id: int
    name: str

    def __str__(self):
        return self.name


@dataclass(frozen=True)
class Group:
    """A group of a measure that may be shown, with its latest actual that stands against a target."""

    id: int
    title: str
    actual: str = ""
    target: str = ""
    short: str = ""
    term: str = ""
    missed_running: int = 0
    met_running: int = 0
    moved: bool = True
    judged: int = 0
    start: str = ""
    without_actual: str = ""


@dataclass(frozen=True)
class Deed:
    """An action."""

    id: int
    title: str
    owner: Who | None = None
    done: bool = False
    rating: str = ""
    days_late: int = 0
    review_days_late: int = 0
    shown_by: tuple[str, ...] = ()
    cost: int = 0


@dataclass(frozen=True)
class Asked:
    """A question that was asked before. `settled_days` are the school days since its answer."""

    id: int
    question: str
    of: Who | None = None
    answered: bool = False
    again: bool = False
    with_evidence: bool = False
    answer_age: int = 0


@dataclass(frozen=True)
class Facts:
    """What the rules ask of one area. Ratings are colours; `term_days` are the school days of the term so far."""

    id: int
    title: str
    leader: Who | None = None
    governor: bool = True
    head: Who | None = None
    rating: str = ""
    earlier: str = ""
    suggested: str = ""
    words: dict[str, str] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    deeds: tuple[Deed, ...] = ()
    fresh: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()
    pupils_terms: int | None = 0
    looked_this_term: bool = True
    visited_this_term: bool = True
    term_days: int = 0
    asked: tuple[Asked, ...] = ()

    @property
    def to(self) -> Who | None:
        return self.leader or self.head

    @property
    def done(self) -> list[Deed]:
        return [deed for deed in self.deeds if deed.done]


@dataclass(frozen=True)
class Prompt:
    """A question with the figure that prompts it. `key` is the same for the same fact."""

    key: str
    rule: str
    figure: str
    figure_words: str
    question: str
    to: Who | None
    area: int
    area_title: str
    weight: int = 0


@dataclass(frozen=True)
class Rule:
    """`when` in words; `weight` says how telling it is; `ask` yields (what it is about, figure, its words, question, to)."""

    name: str
    when: str
    weight: int
    ask: Callable[[Facts], Iterator[tuple]]

    def prompts(self, facts: Facts) -> Iterator[Prompt]:
        for about, figure, words, question, to in self.ask(facts):
            key = f"{self.name}-{about}"
            yield Prompt(
                key, self.name, figure, words, question, to or facts.to, facts.id, facts.title, self.weight
            )


def number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _said(title: str) -> str:
    """A title of the plan inside a sentence: in its own words, so in quotation marks."""
    return f"“{title}”"


# ---- targets -------------------------------------------------------------------------------------------------------
def missed_again(facts: Facts):
    for group in facts.groups:
        if group.missed_running >= 2:
            times = number(group.missed_running).lower()
            yield (
                group.id,
                group.actual,
                f"{group.title}. Target {group.target}, missed {times} terms running",
                f"{_said(group.title)} has missed its target {times} terms running: what is being done differently, and when would you stop?",
                None,
            )


def missed(facts: Facts):
    for group in facts.groups:
        if group.missed_running == 1:
            yield (
                group.id,
                group.actual,
                f"{group.title}. Target {group.target}, {group.short}",
                f"What kept {_said(group.title)} from its {group.term} target, and what will we see by the end of this term if it is put right?",
                None,
            )


def no_actual(facts: Facts):
    for group in facts.groups:
        if group.without_actual:
            yield (
                group.id,
                "No figure",
                f"{group.title}, {group.without_actual}",
                f"Nobody has counted {_said(group.title)} for the {group.without_actual}. When will we know, and how do you know meanwhile?",
                None,
            )


def never_moved(facts: Facts):
    for group in facts.groups:
        if group.judged >= 2 and not group.moved:
            yield (
                group.id,
                group.actual,
                f"{group.title}. It was {group.start} at the start",
                f"{_said(group.title)} stands where it stood at the start. Which of the actions was meant to move it, and what does that tell us?",
                None,
            )


def met_again(facts: Facts):
    for group in facts.groups:
        if group.met_running >= 2:
            times = number(group.met_running).lower()
            yield (
                group.id,
                group.actual,
                f"{group.title}. Target {group.target}, met {times} terms running",
                f"{_said(group.title)} has met its target {times} terms running. What made the difference, and is the next target still a stretch?",
                None,
            )


# ---- done is not impact ----------------------------------------------------------------------------------------------
def done_without_effect(facts: Facts):
    working = [deed for deed in facts.done if deed.rating in ("green", "blue")]
    off = [deed for deed in facts.done if deed.rating in ("red", "amber")]
    if len(facts.done) >= 3 and off and len(working) * 2 < len(facts.done):
        without = len(facts.done) - len(working)
        yield (
            facts.id,
            f"{len(working)} of {len(facts.done)}",
            f"actions done and seen to be working in {_said(facts.title)}",
            f"Of the {number(without).lower()} that are done without effect, which would you do again, and why?",
            None,
        )


def done_not_rated(facts: Facts):
    unrated = [deed for deed in facts.done if not deed.rating]
    if len(unrated) >= 3:
        yield (
            facts.id,
            str(len(unrated)),
            f"actions done in {_said(facts.title)}, and nobody has said whether they work",
            f"{number(len(unrated))} actions are done and not rated. Who will say whether they work, by when, and on what evidence?",
            None,
        )


def fell_back(facts: Facts):
    if facts.rating and facts.earlier and GOOD[facts.rating] < GOOD[facts.earlier]:
        now, then = facts.words[facts.rating].lower(), facts.words[facts.earlier].lower()
        yield (
            facts.id,
            facts.words[facts.rating],
            f"{facts.title}, {then} half a term ago",
            f"{_said(facts.title)} went from {then} to {now}. What happened, and what did we take for progress that was none?",
            None,
        )


def rated_above_the_figures(facts: Facts):
    if facts.rating and facts.suggested and GOOD[facts.rating] > GOOD[facts.suggested]:
        now, then = facts.words[facts.rating].lower(), facts.words[facts.suggested].lower()
        yield (
            facts.id,
            facts.words[facts.rating],
            f"{facts.title}. The figures suggest {then}",
            f"{_said(facts.title)} is rated {now} where the figures suggest {then}. What do you see that the figures do not show?",
            None,
        )


def cost_without_effect(facts: Facts):
    for deed in facts.done:
        if deed.cost >= COST and deed.rating in ("red", "amber"):
            yield (
                deed.id,
                f"£{deed.cost:,}",
                f"{deed.title}: {facts.words[deed.rating].lower()}",
                f"£{deed.cost:,} went into {_said(deed.title)}. What has it moved so far, and would you spend it again?",
                None,
            )


# ---- how we know --------------------------------------------------------------------------------------------------------
def one_kind_only(facts: Facts):
    for deed in facts.done:
        if len(deed.shown_by) == 1:
            yield (
                deed.id,
                "1 kind",
                f"of evidence for {_said(deed.title)}",
                f"Besides {deed.shown_by[0].lower()}, how do we know that {_said(deed.title)} makes a difference?",
                deed.owner,
            )


def nothing_fresh(facts: Facts):
    if facts.done and not facts.fresh:
        yield (
            facts.id,
            "Nothing",
            f"fresh shows how {_said(facts.title)} stands",
            f"What have you seen since last term that tells you how {_said(facts.title)} stands now?",
            None,
        )


def sources_disagree(facts: Facts):
    if facts.working and facts.not_yet:
        good, bad = (
            listed([each.lower() for each in facts.working]),
            listed([each.lower() for each in facts.not_yet]),
        )
        yield (
            facts.id,
            f"{len(facts.not_yet)} of {len(facts.not_yet) + len(facts.working)}",
            f"kinds of evidence say not yet: {bad}",
            f"{good[:1].upper()}{good[1:]} and {bad} do not agree about {_said(facts.title)}. Which do you believe, and why?",
            None,
        )


def pupils_not_asked(facts: Facts):
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
def action_overdue(facts: Facts):
    for deed in facts.deeds:
        if not deed.done and deed.days_late >= LATE_DAYS:
            yield (
                deed.id,
                f"{deed.days_late} days",
                f"of school overdue: {_said(deed.title)}",
                f"{_said(deed.title)} should have been done {deed.days_late} school days ago. What stands in its way, and who can move it?",
                deed.owner,
            )


def review_overdue(facts: Facts):
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
def not_looked_at(facts: Facts):
    if facts.deeds and not facts.looked_this_term and facts.term_days >= MONITORED_BY:
        yield (
            facts.id,
            "0",
            f"times anybody looked at {_said(facts.title)} this term",
            f"Nobody has looked at {_said(facts.title)} this term. What do we know of it, and how?",
            None,
        )


def not_visited(facts: Facts):
    if facts.deeds and facts.governor and not facts.visited_this_term and facts.term_days >= MONITORED_BY:
        yield (
            facts.id,
            "No visit",
            f"of a governor about {_said(facts.title)} this term",
            f"What could a governor see for themselves of {_said(facts.title)}, and when would a visit tell us most?",
            None,
        )


def nobody_named(facts: Facts):
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
def answered_in_words_only(facts: Facts):
    for one in facts.asked:
        if one.answered and not one.with_evidence:
            yield (
                one.id,
                "No evidence",
                "stands with the last answer",
                f"You were asked: “{_cut(one.question)}” What would show us that the answer holds?",
                one.of,
            )


def answered_and_not_moved(facts: Facts):
    for one in facts.asked:
        if one.answered and one.with_evidence and one.answer_age >= WAITED and facts.rating == "red":
            yield (
                one.id,
                facts.words["red"],
                f"{facts.title}, {one.answer_age} school days after the answer",
                f"You answered: “{_cut(one.question)}” Nothing has moved since. What would you answer today?",
                one.of,
            )


def asked_again(facts: Facts):
    for one in facts.asked:
        if one.again:
            yield (
                one.id,
                "Asked again",
                "and still waiting for an answer",
                f"“{_cut(one.question)}” was asked a second time. What stands in the way of an answer?",
                one.of,
            )


def _cut(words: str, most: int = 140) -> str:
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


RULES = [
    Rule("missed-again", "a group missed its target two terms running or more", 100, missed_again),
    Rule("asked-again", "a question was asked a second time and waits", 95, asked_again),
    Rule("fell-back", "the area is rated lower than at the end of the half-term before", 90, fell_back),
    Rule("answered-not-moved", f"an answer with evidence is {WAITED} school days old and the area is off track", 88, answered_and_not_moved),
    Rule("done-without-effect", "three actions or more are done, fewer than half of them seen to work, one rated so", 86, done_without_effect),
    Rule("above-the-figures", "the area is rated higher than its figures suggest", 84, rated_above_the_figures),
    Rule("never-moved", "two actuals or more, and the latest no better than the start", 82, never_moved),
    Rule("cost-without-effect", f"an action of £{COST} or more is done and rated off track or in need of attention", 78, cost_without_effect),
    Rule("sources-disagree", "one kind of evidence says it works, another that it does not yet", 74, sources_disagree),
    Rule("answered-in-words", "a question is answered without evidence", 72, answered_in_words_only),
    Rule("missed", "a group missed its latest target, for the first time", 70, missed),
    Rule("nobody-named", "an area has no accountable leader, or no link governor", 68, nobody_named),
    Rule("no-actual", "a term with a target ended ten school days ago and has no figure", 66, no_actual),
    Rule("action-overdue", f"an action is {LATE_DAYS} school days overdue or more", 62, action_overdue),
    Rule("one-kind", "an action is done and shown by one kind of evidence only", 58, one_kind_only),
    Rule("nothing-fresh", "an area with something done has no kind of evidence that is fresh", 56, nothing_fresh),
    Rule("not-rated", "three actions or more are done, and nobody has said whether they work", 54, done_not_rated),
    Rule("not-looked-at", f"nothing was looked at in an area within {MONITORED_BY} school days of the term", 50, not_looked_at),
    Rule("pupils-not-asked", "something is done, and pupils were not asked for two terms", 46, pupils_not_asked),
    Rule("review-overdue", f"a review is {LATE_DAYS} school days overdue or more", 44, review_overdue),
    Rule("not-visited", f"no governor came about an area within {MONITORED_BY} school days of the term", 40, not_visited),
    Rule("met-again", "a group met its target two terms running or more", 20, met_again),
]  # fmt: skip


def choose(areas: Iterable[Facts]) -> list[Prompt]:
    """The prompts of these areas, in the plan's order: at most seven, the most telling first, at most two of an area and two
    of a rule, no rule twice in an area."""
    found = [prompt for facts in areas for rule in RULES for prompt in rule.prompts(facts)]
    found.sort(key=lambda prompt: -prompt.weight)  # stable: the plan's order within a rule
    chosen: list[Prompt] = []
    by_area: Counter[int] = Counter()
    by_rule: Counter[str] = Counter()
    said: set[tuple[int, str]] = set()
    for prompt in found:
        once_more = (prompt.area, prompt.rule) in said
        if once_more or by_area[prompt.area] == OF_ONE_AREA or by_rule[prompt.rule] == OF_ONE_RULE:
            continue
        by_area[prompt.area] += 1
        by_rule[prompt.rule] += 1
        said.add((prompt.area, prompt.rule))
        chosen.append(prompt)
    return chosen[:AT_MOST]
