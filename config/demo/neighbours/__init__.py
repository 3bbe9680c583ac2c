"""The other schools: one just beginning, one nearly out, three in between, and one of another authority."""

from config.demo.days import Days
from config.demo.neighbours.beckenholt import beckenholt
from config.demo.neighbours.dunnock_lane import dunnock_lane
from config.demo.neighbours.gullholt import gullholt
from config.demo.neighbours.old_quarry import old_quarry
from config.demo.neighbours.skerrick_bay import skerrick_bay
from config.demo.neighbours.tamberley import tamberley
from config.demo.script import Place

__all__ = ["neighbours", "skerrick_bay"]


def neighbours(d: Days) -> list[Place]:
    """Those of the same authority as the chief school."""
    return [dunnock_lane(d), beckenholt(d), gullholt(d), old_quarry(d), tamberley(d)]
