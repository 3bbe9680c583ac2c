"""Remembering when somebody last looked. No part of the history: nobody else ever sees it, and a page never waits for
it or fails because of it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import DatabaseError, connection

from schools.people.models import User
from schools.school.models import LastLook, School

logger = logging.getLogger(__name__)

A_VISIT = timedelta(minutes=30)  # looks no further apart than this are one visit
OFTEN_ENOUGH = timedelta(minutes=5)
LONGEST_WAIT = 100  # milliseconds for another writer, on SQLite


class LookedAt(NamedTuple):
    """The two times of the row; both empty for somebody who never looked."""

    at: datetime | None = None
    before: datetime | None = None

    def looked_at(self, now: datetime) -> datetime | None:
        """The last look of the visit before this one."""
        return self.at if self.at and now - self.at > A_VISIT else self.before


def remember(school: School, *, by: User, at: datetime, seen: LookedAt) -> None:
    """Note that the person looks now, where that is worth a write: one, at most once in five minutes. `seen` is the
    row as it was read. Lost if the database cannot take it at once."""
    if seen.at and at - seen.at < OFTEN_ENOUGH:
        return
    row = LastLook(school=school, user=by, at=at, before=seen.looked_at(at))
    try:
        with _without_waiting():
            if seen.at:
                LastLook.objects.filter(school=school, user=by).update(at=row.at, before=row.before)
            else:
                row.save(force_insert=True)
    except DatabaseError:
        logger.info("A look could not be noted; the page is shown all the same", exc_info=True)


@contextmanager
def _without_waiting() -> Iterator[None]:
    """Writers on SQLite queue for up to the timeout of the settings, too long for somebody who only reads."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    raw = connection.connection
    (usual,) = raw.execute("PRAGMA busy_timeout").fetchone()
    raw.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout = {usual}")
