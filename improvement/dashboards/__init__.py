"""What each page shows, one function a page: plain data out, no request in."""

from improvement.dashboards.actions import for_action, for_note, saved_sentence
from improvement.dashboards.areas import (
    areas_for_page,
    findings_to_take_on,
    for_area,
    for_area_note,
    number_in_plan,
)
from improvement.dashboards.plan import for_plan
from improvement.dashboards.rows import DUE, REVIEW, due_row
from improvement.dashboards.today import for_today

__all__ = [
    "DUE",
    "REVIEW",
    "areas_for_page",
    "due_row",
    "findings_to_take_on",
    "for_action",
    "for_area",
    "for_area_note",
    "for_note",
    "for_plan",
    "for_today",
    "number_in_plan",
    "saved_sentence",
]
