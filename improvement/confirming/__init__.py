"""From what the reader proposes to what a person is asked: the items of the confirm screen, and where each stands."""

from improvement.confirming.item import Item, Section
from improvement.confirming.items import Known, sections_of
from improvement.confirming.lines import document_lines

__all__ = ["Item", "Known", "Section", "document_lines", "sections_of"]
