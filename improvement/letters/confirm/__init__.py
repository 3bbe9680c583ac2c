"""From what the reader proposes to what a person is asked: the items of the confirm screen, and where each stands."""

from improvement.letters.confirm.item import Item, Section
from improvement.letters.confirm.items import SchoolFacts, sections_of
from improvement.letters.confirm.lines import document_lines

__all__ = ["Item", "SchoolFacts", "Section", "document_lines", "sections_of"]
