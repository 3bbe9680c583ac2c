"""Where the bytes of files lie: under the hash of their content, within their school. `files/<school>/ab/cd/<sha256>`."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core import signing
from django.core.files.base import File
from django.db import connection

from schools.errors import Refused
from schools.files.kinds import KINDS, LARGEST, check, too_large
from schools.files.models import StoredFile
from schools.files.names import clean_name, size_words
from schools.people.models import User
from schools.school.models import School

QUOTA = 2 * 1024**3
GRACE = 24 * 3600  # seconds after which bytes that no row wants may go
CHUNK = 256 * 1024
SALT = "schools.files.held"


def root() -> Path:
    return Path(settings.DATA_DIR) / "files"


def place(school_id: int, sha256: str) -> Path:
    return root() / str(school_id) / sha256[:2] / sha256[2:4] / sha256


def waiting_room(school_id: int) -> Path:
    """Where files lie that were sent and are not saved yet: beside the others, in the same file system."""
    return root() / str(school_id) / "waiting"


def path_of(row: StoredFile) -> Path:
    return place(row.school_id, row.sha256)


class NotWhole(Exception):
    """The bytes of a stored file are missing, or are not those that were stored."""


def read(row: StoredFile) -> bytes:
    """The bytes of a file, if they are those that were stored; else `NotWhole`, and never something else instead."""
    try:
        data = path_of(row).read_bytes()
    except OSError as error:
        raise NotWhole(f"the bytes of stored file {row.pk} are missing") from error
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise NotWhole(f"the bytes of stored file {row.pk} are not those that were stored")
    return data


@dataclass(frozen=True)
class Held:
    """A file that was sent, found good and laid by, and belongs to no row yet: the form may be shown again without
    the person having to choose it anew."""

    school: int
    user: int
    name: str
    extension: str
    size: int
    sha256: str
    warnings: list = field(default_factory=list)

    @property
    def content_type(self) -> str:
        return KINDS[self.extension].content_type

    @property
    def path(self) -> Path:
        waiting = waiting_room(self.school) / self.sha256
        return waiting if waiting.exists() else place(self.school, self.sha256)

    @property
    def token(self) -> str:
        """What the form carries; nobody can make one, and it is good for a day, this person and this school."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def held_from(token: str, *, school: School, user: User) -> Held | None:
    """The file a form carried, if it is this person's, for this school, and still there."""
    try:
        held = Held(**signing.loads(token, salt=SALT, max_age=GRACE // 2))
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return held if (held.school, held.user) == (school.pk, user.pk) and held.path.exists() else None


# ---- in -------------------------------------------------------------------------------------------------------------
def receive(upload: File, *, school: School, user: User) -> Held:
    """Take what was sent: refused with a sentence, or safe on the disk under the hash of its content."""
    name = clean_name(upload.name or "")
    if upload.size > LARGEST:
        raise Refused(too_large(name, upload.size), "file")
    _check_room(school, upload.size)
    folder = waiting_room(school.pk)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f".{uuid4().hex}"
    try:
        size, sha256 = _write(fresh, upload.chunks(CHUNK))
        checked = check(fresh, name)
        warnings = list(checked.warnings)
        if checked.instead is not None:
            warnings.append({"what": "stripped", "original_sha256": sha256})
            size, sha256 = _write(fresh, [checked.instead])
        os.replace(fresh, folder / sha256)
        _sync(folder)
    finally:
        with suppress(FileNotFoundError):
            fresh.unlink()
    return Held(school.pk, user.pk, name, checked.extension, size, sha256, warnings)


def _write(path: Path, chunks: Iterable[bytes]) -> tuple[int, str]:
    """The chunks into the file and onto the disk; their length and hash."""
    digest, size = hashlib.sha256(), 0
    with open(path, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            size += file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return size, digest.hexdigest()


def _sync(folder: Path) -> None:
    """The names in the folder onto the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep(held: Held, *, school: School, by: User) -> StoredFile:
    """Give the held bytes their place and then their row. In the transaction of the write: if that fails, bytes without
    a row remain, and never the other way round."""
    if not connection.in_atomic_block:
        raise RuntimeError("keep() belongs in the transaction of the write")
    if (held.school, held.user) != (school.pk, by.pk):
        raise Refused("Choose the file again: this one was sent by somebody else.", "file")
    _check_room(school, held.size)
    target = place(school.pk, held.sha256)
    waiting = waiting_room(school.pk) / held.sha256
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.replace(waiting, target)
    except FileNotFoundError:
        if not target.exists():
            raise Refused("The file is not there any more. Choose it again.", "file") from None
    os.utime(target)
    for folder in (target.parent, target.parent.parent, target.parent.parent.parent):
        _sync(folder)
    return StoredFile.objects.create(
        school=school,
        name=held.name,
        content_type=held.content_type,
        size=held.size,
        sha256=held.sha256,
        uploaded_by=by,
        warnings=held.warnings,
    )


@dataclass(frozen=True)
class Room:
    """How much of a school's room is used."""

    used: int
    limit: int = QUOTA

    @property
    def words(self) -> str:
        return f"{size_words(self.used)} of {size_words(self.limit)} used"


def room(school: School) -> Room:
    """The same content counts once, however many rows have it."""
    sizes = StoredFile.objects.filter(school=school).order_by().values_list("sha256", "size").distinct()
    return Room(sum(size for _, size in sizes), QUOTA)


def _check_room(school: School, size: int) -> None:
    now = room(school)
    if now.used + size > now.limit:
        raise Refused(
            f"There is no room for this file: {now.words}, and it needs {size_words(size)}. Add a link to it, or ask the "
            "headteacher which files can go.",
            "file",
        )


# ---- whole? -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Fault:
    """Something wrong with one file: missing, truncated, altered (longer), flipped, swapped, or an orphan."""

    fault: str
    school: int
    sha256: str
    path: str
    file: int | None = None
    name: str = ""


def examine(rows: Iterable[StoredFile]) -> Iterator[Fault]:
    """What is wrong with the bytes of these rows, read in full."""
    known = set(StoredFile.objects.values_list("sha256", flat=True))
    for row in rows:
        path = path_of(row)
        fault = _fault(path, row, known)
        if fault:
            yield Fault(fault, row.school_id, row.sha256, str(path), row.pk, row.name)


def _fault(path: Path, row: StoredFile, known: set[str]) -> str:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        size = path.stat().st_size
    except OSError:
        return "missing"
    if found == row.sha256:
        return ""
    if found in known:
        return "swapped"
    if size < row.size:
        return "truncated"
    return "flipped" if size == row.size else "altered"


def leftovers(*, waiting: bool = False) -> Iterator[Fault]:
    """Bytes in their place that no row wants; with `waiting`, also those that were sent and never saved."""
    wanted = set(StoredFile.objects.values_list("school_id", "sha256"))
    for path in sorted(root().glob("*/*/*/*")):
        school = int(path.parts[-4]) if path.parts[-4].isdigit() else 0
        if path.is_file() and ((school, path.name) not in wanted or path != place(school, path.name)):
            yield Fault("orphan", school, path.name, str(path))
    if waiting:
        for path in sorted(root().glob("*/waiting/*")):
            if path.is_file():
                yield Fault("waiting", int(path.parts[-3]), path.name, str(path))


def tidy() -> list[Fault]:
    """Take away bytes that no row has wanted for a day."""
    # A file's age is measured by the clock its time stamp was written with, whatever day the demo plays.
    before = time.clock_gettime(time.CLOCK_REALTIME) - GRACE
    gone = []
    for fault in leftovers(waiting=True):
        path = Path(fault.path)
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                path.unlink()
                gone.append(fault)
    return gone
