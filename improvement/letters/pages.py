"""What the page for confirming a letter shows."""

from dataclasses import dataclass

from django.forms import BoundField

from improvement.inspections.models import Inspection
from improvement.letters.confirm import Item, Section, document_lines
from improvement.letters.confirm.forms import ConfirmForm
from improvement.letters.models import LetterDraft
from improvement.reader.proposal import Proposal
from improvement.reader.words.phrases import about
from schools.words import in_words, noun


@dataclass
class ItemRow:
    """An item with its radios and its boxes."""

    item: Item
    choose: BoundField | None  # the radios
    boxes: list[str]
    open: bool  # its boxes are shown whatever is chosen

    @property
    def answers(self) -> list:
        """Each radio with whether it opens the boxes."""
        return list(self.choose) if self.choose else []


@dataclass
class SectionRows:
    section: Section
    rows: list[ItemRow]

    @property
    def can_accept(self) -> bool:
        return (
            sum(any(v == "accept" for v, _ in row.choose.field.choices) for row in self.rows if row.choose)
            > 1
        )


def for_confirm(draft: LetterDraft, form: ConfirmForm, *, whole: bool) -> dict:
    proposal = draft.proposal
    items = list(form.items)
    shown = document_lines(proposal.lines, items, whole=whole)
    sections = [
        SectionRows(section, [_row(form, item) for item in section.items]) for section in form.sections
    ]
    chosen = [form[item.key].value() for item in items if item.key in form.fields]
    unanswered = [item for item in items if item.key in form.fields and not form[item.key].value()]
    found = sum(item.there and item.kind != "school" for item in items)
    impossible = sum(bool(item.impossible) for item in items)
    return {
        "school": draft.school,
        "draft": draft,
        "form": form,
        "sections": sections,
        "shown": shown,
        "pictures": shown.pages[:12] if draft.kind == LetterDraft.Kind.PDF else [],
        "summary": _summary(found, impossible),
        "accepted": sum(value in ("accept", "edit", "link", "create") for value in chosen),
        "unanswered": unanswered,
        "beside": _beside(draft),
        "earlier": _earlier(form),
        "points_back": any(flag.problem == "points_to_earlier_inspection" for flag in proposal.flags)
        or proposal.previous_inspection is not None,
        "file_flags": _file_flags(proposal),
    }


def _row(form: ConfirmForm, item: Item) -> ItemRow:
    prefixes = (f"{item.key}_value", f"{item.key}_first", f"{item.key}_last", f"{item.key}_parts")
    more = (f"{item.key}_area", f"{item.key}_grade")
    days = (f"{item.key}_day",) if item.kind == "previous" else ()
    boxes = [name for name in (*prefixes, *more, *days) if name in form.fields]
    choose = form[item.key] if item.key in form.fields else None
    return ItemRow(item, choose, boxes, choose is None or any(form[name].errors for name in boxes))


def _summary(found: int, impossible: int) -> tuple[str, str]:
    return f"{_things(found)} found", f"{_things(impossible)} cannot be right." if impossible else ""


def _things(count: int) -> str:
    return f"{in_words(count).capitalize()} {noun(count, 'thing')}"


def _beside(draft: LetterDraft) -> list[tuple[str, str]]:
    """What was found and has no place in the record: for checking that it is the right letter."""
    proposal = draft.proposal
    head = ", ".join(word for word in (proposal.headteacher, proposal.headteacher_role) if word)
    rows = [
        ("Headteacher", head),
        ("Chair", proposal.chair or ""),
        ("Local authority", proposal.local_authority or ""),
        ("Visit number", str(proposal.monitoring_number or "")),
        ("Signed as", proposal.inspector_role or ""),
        ("Copied to", "; ".join(proposal.copied_to)),
    ]
    return [(name, words) for name, words in rows if words]


def _file_flags(proposal: Proposal) -> list[str]:
    return [about(flag.problem) for flag in proposal.flags if flag.field == "file"]


def _earlier(form: ConfirmForm) -> Inspection | None:
    """The inspection the letter points back to, if it is here with findings."""
    return next((row for row in form.known.earlier if row.findings.filter(removed_at=None).exists()), None)
