"""Questions a governor might ask, each from a figure of the plan. Deterministic rules: without its figure none is asked.

    choose(facts)      at most seven, the most telling first, at most two of one area and two of one rule

`RULES` is drawn into `docs/prompts.md` by `manage.py draw_docs`, with the case in which each rule asks and the one just
short of it; `governance.prompts.reading` reads the facts. Nobody is asked anything by Cairn: a clerk or chair chooses, a governor asks.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from governance.prompts import rules
from governance.prompts.facts import Facts, Who
from governance.prompts.rules import COST, LATE_DAYS, MONITORED_BY, WAITED

AT_MOST, OF_ONE_AREA, OF_ONE_RULE = 7, 2, 2


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
    ask: Callable[[Facts], rules.Asks]

    def prompts(self, facts: Facts) -> Iterator[Prompt]:
        for about, figure, words, question, to in self.ask(facts):
            key = f"{self.name}-{about}"
            yield Prompt(
                key, self.name, figure, words, question, to or facts.to, facts.id, facts.title, self.weight
            )


RULES = [
    Rule("missed-again", "a group missed its target two terms running or more", 100, rules.missed_again),
    Rule("asked-again", "a question was asked a second time and waits", 95, rules.asked_again),
    Rule("fell-back", "the area is rated lower than at the end of the half-term before", 90, rules.fell_back),
    Rule("answered-not-moved", f"an answer with evidence is {WAITED} school days old and the area is off track", 88, rules.answered_and_not_moved),
    Rule("done-without-effect", "three actions or more are done, fewer than half of them seen to work, one rated so", 86, rules.done_without_effect),
    Rule("above-the-figures", "the area is rated higher than its figures suggest", 84, rules.rated_above_the_figures),
    Rule("never-moved", "two actuals or more, and the latest no better than the start", 82, rules.never_moved),
    Rule("cost-without-effect", f"an action of £{COST} or more is done and rated off track or in need of attention", 78, rules.cost_without_effect),
    Rule("sources-disagree", "one kind of evidence says it works, another that it does not yet", 74, rules.sources_disagree),
    Rule("answered-in-words", "a question is answered without evidence", 72, rules.answered_in_words_only),
    Rule("missed", "a group missed its latest target, for the first time", 70, rules.missed),
    Rule("nobody-named", "an area has no accountable leader, or no link governor", 68, rules.nobody_named),
    Rule("no-actual", "a term with a target ended ten school days ago and has no figure", 66, rules.no_actual),
    Rule("action-overdue", f"an action is {LATE_DAYS} school days overdue or more", 62, rules.action_overdue),
    Rule("one-kind", "an action is done and shown by one kind of evidence only", 58, rules.one_kind_only),
    Rule("nothing-fresh", "an area with something done has no kind of evidence that is fresh", 56, rules.nothing_fresh),
    Rule("not-rated", "three actions or more are done, and nobody has said whether they work", 54, rules.done_not_rated),
    Rule("not-looked-at", f"nothing was looked at in an area within {MONITORED_BY} school days of the term", 50, rules.not_looked_at),
    Rule("pupils-not-asked", "something is done, and pupils were not asked for two terms", 46, rules.pupils_not_asked),
    Rule("review-overdue", f"a review is {LATE_DAYS} school days overdue or more", 44, rules.review_overdue),
    Rule("not-visited", f"no governor came about an area within {MONITORED_BY} school days of the term", 40, rules.not_visited),
    Rule("met-again", "a group met its target two terms running or more", 20, rules.met_again),
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
