"""Files that people bring: what is taken, how it is kept, and that it is still whole.

    held = receive(upload, school=school, user=user)   checked, hashed and safe on the disk; no row yet
    row = keep(held, school=school, by=user)           in the transaction of the write: its bytes, then its row
    read(row)                                          the bytes, if they are still those; only for a view that asked
    examine(rows) and leftovers(rows)                  what `manage.py check_files` tells

Bytes are written before their row, and go after it: a crash at any moment can leave bytes without a row, which
`tidy` takes away a day later, and never a row without bytes.
"""

from schools.files.kinds import KINDS, LARGEST, TAKEN
from schools.files.names import clean_name, size_words
from schools.files.store import (
    Held,
    NotWhole,
    examine,
    held_from,
    keep,
    leftovers,
    path_of,
    read,
    receive,
    room,
    tidy,
)

__all__ = [
    "KINDS",
    "LARGEST",
    "TAKEN",
    "Held",
    "NotWhole",
    "clean_name",
    "examine",
    "held_from",
    "keep",
    "leftovers",
    "path_of",
    "read",
    "receive",
    "room",
    "size_words",
    "tidy",
]
