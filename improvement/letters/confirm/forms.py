"""The form for confirming what was read of a letter."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from improvement.inspections.findings.workflow import NO_DATE_YET
from improvement.inspections.models import EvaluationArea, Grade
from improvement.letters.confirm import Item, SchoolFacts, Section, sections_of
from improvement.letters.confirm.fields import (
    ACCEPT,
    CREATE,
    DROP,
    EDIT,
    LINK,
    NONE_YET,
    OTHER,
    boxes_of,
    choices_of,
    label_of,
    preselected,
)
from improvement.letters.models import LetterDraft
from improvement.letters.workflow import Accepted, FollowUpGiven, PointGiven
from schools.days import dates
from schools.web.forms import CairnForm, Choice, Day
from schools.web.forms.dates import DayBoxes
from schools.words import lower_first


class ConfirmForm(CairnForm):
    """What is to be done with each thing that was read. Accepting is chosen beforehand but where something cannot be."""

    submit = "Save what I accepted"

    def __init__(
        self, *args: Any, draft: LetterDraft, known: SchoolFacts | None = None, **kwargs: Any
    ) -> None:
        self.known = known or SchoolFacts.of(draft.school, draft.proposal)
        self.sections: list[Section] = sections_of(self.known)
        super().__init__(*args, row=draft, **kwargs)
        for item in self.items:
            self._add(item)

    @property
    def items(self) -> Iterator[Item]:
        return (item for section in self.sections for item in section.items)

    # ---- what is asked ----------------------------------------------------------------------------------------------
    def _add(self, item: Item) -> None:
        choices = choices_of(item, self.known)
        if choices:
            self.fields[item.key] = Choice(
                label=label_of(item),
                noun=f"what to do with number {item.number} ({item.label.lower()})",
                choices=choices,
                initial=preselected(item),
                required_message=f"Number {item.number}, {lower_first(item.label)}, needs an answer",
            )
        for name, made in boxes_of(item, self.known):
            self.fields[name] = made

    @staticmethod
    def from_object(draft: LetterDraft) -> dict:
        """The answers kept with the draft, as the boxes show them; what the reader proposes where there are none."""
        known = SchoolFacts.of(draft.school, draft.proposal)
        given: dict = {}
        for item in (item for section in sections_of(known) for item in section.items):
            if choices_of(item, known):
                given[item.key] = preselected(item)
            given |= {name: made.initial for name, made in boxes_of(item, known)}
        kept = QueryDict(mutable=True)
        for name, values in draft.answers.items():
            kept.setlist(name, values)
        for item in (item for section in sections_of(known) for item in section.items) if kept else ():
            for name, made in [(item.key, None), *boxes_of(item, known)]:
                if made is None:
                    given[name] = kept.get(name, given.get(name))
                elif isinstance(made, Day):
                    given[name] = _day_of(DayBoxes().value_from_datadict(kept, {}, name), made)
                elif name in kept:
                    given[name] = kept[name]
        return given

    def answers(self) -> dict[str, list[str]]:
        """What was sent, as it was sent, to keep for later."""
        names = [
            name
            for field in self.fields
            if field not in ("once", "version")
            for name in (field, f"{field}_day", f"{field}_month", f"{field}_year")
        ]
        return {name: self.data.getlist(name) for name in names if name in self.data}

    # ---- what was answered ------------------------------------------------------------------------------------------
    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        for item in self.items:
            answer = data.get(item.key)
            if item.kind == "school" and answer == "no":
                self.add_error(
                    item.key,
                    f"This letter is not about {self.known.school}, so it cannot be saved here. Discard it, and read it in at its own school",
                )
            self._needs(item, answer, data)
        self._days_in_order(data)
        return data

    def _needs(self, item: Item, answer: str | None, data: dict[str, Any]) -> None:
        """An edited item needs its words; another date needs the date."""
        name = f"{item.key}_value"
        edited = answer == EDIT or (item.wanted and not item.there)
        if item.kind == "days" and edited:
            name = f"{item.key}_first"
        if item.kind in ("follow_up", "planned"):
            edited = answer in (EDIT, OTHER)
        if item.kind == "previous":
            if answer == LINK and not data.get(name) and name in self.fields and name not in self.errors:
                self.add_error(name, "Choose which inspection it was")
            return
        if item.kind == "judgement":
            self._needs_judgement(item, answer, data)
            return
        if edited and name in self.fields and not data.get(name) and name not in self.errors:
            if isinstance(self.fields[name], Day):
                self.fields[name].widget.faulty = ("day", "month", "year")
            noun = self.fields[name].noun
            self.add_error(name, f"Enter {noun}" if isinstance(self.fields[name], Day) else f"Write {noun}")

    def _needs_judgement(self, item: Item, answer: str | None, data: dict[str, Any]) -> None:
        _, _, area, grade, previous = item.value
        if previous:
            return
        if answer == ACCEPT and (area is None or grade is None):
            self.add_error(item.key, f"Number {item.number}: say which area and grade are meant, or drop it")
        if answer == EDIT:
            chosen = self.area_of(data.get(f"{item.key}_area"))
            given = self.grade_of(data.get(f"{item.key}_grade"))
            if chosen is None:
                self.add_error(f"{item.key}_area", "Choose the area")
            if given is None or (chosen and given.scale != chosen.scale):
                self.add_error(f"{item.key}_grade", "Choose a grade of this area")

    def _days_in_order(self, data: dict[str, Any]) -> None:
        first, last = self._chosen_days(data)
        letter = self._chosen("letter_date", data)
        if first and last and last < first:
            self.add_error(
                "dates_last" if "dates_last" in self.fields else None,
                "The last day is before the first day. Change one of them",
            )
        if letter and (last or first) and letter < (last or first):
            self.add_error(
                "letter_date_value" if "letter_date_value" in self.fields else None,
                "The letter is dated before the visit ended. Edit one of the dates",
            )
        if letter or first:
            since: date = letter or last or first or date.min
            for item in self.items:
                day = self.day_of(item, data) if item.kind == "follow_up" else None
                if day and day < since:
                    name = f"{item.key}_value" if data.get(item.key) in (EDIT, OTHER) else item.key
                    self.add_error(
                        name,
                        f"The letter is of {dates.full_day(since)}, so what it says will happen comes on that day or later",
                    )

    def area_of(self, pk: str | None) -> EvaluationArea | None:
        return next((area for area in self.known.areas if str(area.pk) == pk), None)

    def grade_of(self, pk: str | None) -> Grade | None:
        return next((grade for grade in self.known.grades if str(grade.pk) == pk), None)

    def _item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    def _chosen(self, key: str, data: dict[str, Any]) -> Any:
        item = self._item(key)
        if item is None:
            return None
        answer = data.get(key)
        if answer == ACCEPT:
            return item.value
        return data.get(f"{key}_value") if answer == EDIT or not item.there else None

    def _chosen_days(self, data: dict[str, Any]) -> tuple[date | None, date | None]:
        item = self._item("dates")
        if item is None:
            return None, None
        if data.get("dates") == ACCEPT and item.there:
            return item.value
        return data.get("dates_first"), data.get("dates_last")

    def day_of(self, item: Item, data: dict[str, Any]) -> date | None:
        """The day a follow-up is to have."""
        answer = data.get(item.key)
        if answer in (EDIT, OTHER):
            return data.get(f"{item.key}_value")
        if answer == ACCEPT:
            return item.value.date
        return date.fromisoformat(answer) if answer in dict(item.offers) else None

    def accepted(self, data: dict) -> Accepted:
        """What the workflow is to keep: only what was accepted or edited."""
        first, last = self._chosen_days(data)
        assert first is not None
        made = Accepted(
            kind=self._chosen("kind", data),
            starts_on=first,
            ends_on=last,
            published_on=self._chosen("letter_date", data),
            inspector=(self._chosen("inspector", data) or "")[:120],
            number=(self._chosen("inspection_number", data) or "")[:20],
            section=self._chosen("section", data) or "",
            category_of_concern=self._chosen("category", data) or "",
            progress=self._chosen("progress", data) or "",
        )
        self._previous_into(made, data)
        for item in self.items:
            answer = data.get(item.key)
            if answer in (DROP, "", None):
                continue
            if item.kind == "judgement":
                self._judgement_into(made, item, answer, data)
            elif item.kind == "point":
                made.points.append(point_given(item, answer, data))
            elif item.kind in ("follow_up", "planned"):
                made.follow_ups.append(self._follow_up_given(item, answer, data))
        return made

    def _previous_into(self, made: Accepted, data: dict[str, Any]) -> None:
        item, answer = self._item("previous"), data.get("previous")
        if item is None:
            return
        if answer == LINK:
            wanted = data.get("previous_value")
            made.previous = next((row for row in self.known.others if str(row.pk) == wanted), None)
        elif answer == CREATE:
            given = data.get("previous_day") or item.value.date
            made.create_previous = given or date.fromisoformat(f"{item.value.month}-01")
            made.previous_day_known = given is not None
            made.previous_section = f"section {item.value.section}" if item.value.section else ""
            made.previous_judgement = item.value.judgement or ""

    def _judgement_into(self, made: Accepted, item: Item, answer: str | None, data: dict[str, Any]) -> None:
        words, grade_words, area, grade, previous = item.value
        if previous:
            made.previous_judgements.append((words, grade_words))
            return
        if answer == EDIT:
            area = self.area_of(data[f"{item.key}_area"])
            grade = self.grade_of(data[f"{item.key}_grade"])
        assert area and grade  # `clean` takes none without both
        made.judgements.append((area, grade))

    def _follow_up_given(self, item: Item, answer: str | None, data: dict[str, Any]) -> FollowUpGiven:
        if item.kind == "planned":
            day = data.get(f"{item.key}_value") if answer == EDIT else None
            line = item.source.line if item.source else None
            return FollowUpGiven(item.value, line, day, "", "" if day else NO_DATE_YET)
        flag = NO_DATE_YET if answer == NONE_YET else (item.value.flag or "")
        return FollowUpGiven(
            item.value.text, item.value.source.line, self.day_of(item, data), item.printed, flag
        )


def point_given(item: Item, answer: str, data: dict[str, Any]) -> PointGiven:
    """The point with its parts: those of the text, or the lines of the box. A part that was not changed keeps its place."""
    assert item.source is not None
    words, parts = item.value, list(item.parts)
    if answer == EDIT:
        words = data[f"{item.key}_value"]
        known = {part[0]: part for part in item.parts}
        lines = [line.strip() for line in data.get(f"{item.key}_parts", "").splitlines()]
        parts = [known.get(line, (line, item.source.line, item.source.page)) for line in lines if line]
    return PointGiven(item.finding_kind, words, item.source.line, item.source.page, parts)


def _day_of(parts: Any, field: Day) -> date | None:
    """A day that was kept, if it is one."""
    try:
        return field.clean(parts)
    except forms.ValidationError:
        return None
