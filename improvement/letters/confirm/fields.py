"""How each thing that was read is asked about: its radios, which of them is chosen beforehand, and its boxes."""

from collections.abc import Iterator

from django import forms

from improvement.inspections.forms import FIRST_YEAR
from improvement.letters.confirm import Item, SchoolFacts
from schools.web.forms import Day, LongText, Pick, Text
from schools.words import lower_first

ACCEPT, EDIT, DROP = "accept", "edit", "drop"
PICK = [(ACCEPT, "Accept"), (EDIT, "Edit"), (DROP, "Drop")]
OTHER, NONE_YET = "other", "none"
CREATE, LINK = "create", "link"


def label_of(item: Item) -> str:
    return f"{item.number}. {item.label}"


def choices_of(item: Item, known: SchoolFacts) -> list[tuple[str, str]]:
    """The radios of an item; none where its boxes are all there is to answer."""
    if item.kind == "school":
        if item.value.sure:
            return []
        return [("yes", f"Yes, it is about {known.school}"), ("no", "No, it is about another school")]
    if item.kind == "previous":
        here = [(LINK, "It is here already")] if item.choices else []
        return [*here, *item.offers, (DROP, "Leave it out")]
    if item.kind == "follow_up" and item.impossible:
        return [
            *item.offers,
            (OTHER, "Another date"),
            (NONE_YET, "None yet; ask the inspector"),
            (DROP, "Leave it out"),
        ]
    if item.kind == "judgement" and item.value[4]:
        return [(ACCEPT, "Accept"), (DROP, "Drop")]
    if item.wanted:
        return [(ACCEPT, "Accept"), (EDIT, "Edit")] if item.there else []
    return PICK


def preselected(item: Item) -> str:
    """Accepting, unless something cannot be as it is printed or has to be said by a person."""
    if item.impossible:
        return ""
    if item.kind == "school":
        return "yes" if item.value.likely else ""
    if item.kind == "previous":
        if item.matched:
            return LINK
        return CREATE if item.offers else DROP
    if item.kind == "judgement" and not item.value[4] and None in item.value[2:4]:
        return ""
    return ACCEPT


def boxes_of(item: Item, known: SchoolFacts) -> Iterator[tuple[str, forms.Field]]:
    """(name, field) of the boxes where an item is edited."""
    name, noun = f"{item.key}_value", f"the {lower_first(item.label)}"
    if item.kind == "day":
        yield (
            name,
            Day(label=item.label, noun=noun, required=False, first_year=FIRST_YEAR, initial=item.value),
        )
    elif item.kind == "days":
        first, last = item.value or (None, None)
        yield (
            f"{item.key}_first",
            Day(
                label="First day", noun="the first day", required=False, first_year=FIRST_YEAR, initial=first
            ),
        )
        yield (
            f"{item.key}_last",
            Day(
                label="Last day",
                noun="the last day",
                required=False,
                first_year=FIRST_YEAR,
                initial=last,
                hint="Leave it empty if it lasted one day.",
            ),
        )
    elif item.kind == "text":
        yield (
            name,
            Text(
                label=item.label,
                noun=noun,
                required=False,
                max_length=20 if item.key == "inspection_number" else 120,
                initial=item.value,
            ),
        )
    elif item.kind == "longtext":
        yield name, LongText(label="Its words", noun="its words", required=False, rows=3, initial=item.value)
    elif item.kind == "choice":
        choices = [("", "Choose"), *item.choices]
        yield (
            name,
            Pick(label=item.label, noun=noun, required=False, choices=choices, initial=item.value or ""),
        )
    elif item.kind == "judgement" and not item.value[4]:
        yield (
            f"{item.key}_area",
            Pick(
                label="Area",
                noun="the area",
                required=False,
                choices=[("", "Choose"), *((str(a.pk), a.name) for a in known.areas)],
                initial=str(item.value[2].pk) if item.value[2] else "",
            ),
        )
        yield (
            f"{item.key}_grade",
            Pick(
                label="Grade",
                noun="the grade",
                required=False,
                choices=[("", "Choose"), *((str(g.pk), g.name) for g in known.grades)],
                initial=str(item.value[3].pk) if item.value[3] else "",
            ),
        )
    elif item.kind == "point":
        yield name, LongText(label="The point", noun="the point", required=False, rows=4, initial=item.value)
        yield (
            f"{item.key}_parts",
            LongText(
                label="Its parts",
                noun="its parts",
                required=False,
                rows=max(2, 2 * len(item.parts)),
                hint="One on each line.",
                initial="\n".join(part[0] for part in item.parts),
            ),
        )
    elif item.kind in ("follow_up", "planned"):
        initial = item.value.date if item.kind == "follow_up" and not item.impossible else None
        yield (
            name,
            Day(label="The date", noun="the date", required=False, first_year=FIRST_YEAR, initial=initial),
        )
    elif item.kind == "previous":
        if item.choices:
            one = item.choices[0][0] if known.earlier else ""
            yield (
                name,
                Pick(
                    label="Which one is it?",
                    noun="which inspection it was",
                    required=False,
                    choices=[("", "Choose"), *item.choices],
                    initial=one,
                ),
            )
        if item.offers and not item.value.date:
            yield (
                f"{item.key}_day",
                Day(
                    label="Its first day, if you know it",
                    noun="its first day",
                    required=False,
                    first_year=FIRST_YEAR,
                    hint=f"The letter says no more than {item.value.text}.",
                ),
            )
