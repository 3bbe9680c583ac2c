"""The reader of inspection letters: text in, proposals out. It writes nothing and invents nothing.

`read(file, name)` reads here and now; `read_safely(file, name)` does so in a process of its own with limits of time
and memory, and is what web pages and commands call. Both always answer with a `Proposal`.
"""

from improvement.reader.proposal import Flag, Proposal, ReadPoint, TextLine, TextSource
from improvement.reader.reading import read
from improvement.reader.run import read_safely

__all__ = ["Flag", "Proposal", "ReadPoint", "TextLine", "TextSource", "read", "read_safely"]
