"""Pictures, without decoding one: their size from the header, and where they were taken cut out of a JPEG."""

from collections.abc import Iterator

MOST_POINTS = 50_000_000
START, END, SCAN = 0xD8, 0xD9, 0xDA
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
# APP1 holds Exif and XMP, APP13 the press's own notes: camera, place, names. APP2 (colours) and the rest stay.
PRIVATE = {0xE1, 0xED}
ORIENTATION = 0x0112


class Broken(Exception):
    """Not a picture after all, or cut short."""


def png_size(data: bytes) -> tuple[int, int]:
    if len(data) < 33 or data[12:16] != b"IHDR" or b"IEND" not in data[-64:]:
        raise Broken
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def jpeg_size(data: bytes) -> tuple[int, int]:
    for marker, start, end in segments(data):
        if marker in FRAMES:
            body = data[start + 4 : end]
            return int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
    raise Broken


def segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, where it starts, where it ends) of each part of a JPEG up to its end; picture data belongs to the part
    before it. What follows the end is no part of the picture."""
    if data[:2] != b"\xff\xd8":
        raise Broken
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if len(data) < at + 2 or data[at] != 0xFF:
            raise Broken
        marker = data[at + 1]
        if marker == END:
            yield marker, at, at + 2
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(data):
            raise Broken
        if marker == SCAN:
            end = _end_of_scan(data, end)
        yield marker, at, end
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Broken
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7 and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def without_private_parts(data: bytes) -> bytes:
    """The JPEG without Exif (place, camera, time), XMP and press notes, and without anything after its end. Which way
    up it is stays."""
    turned, kept, private = 1, [], False
    for marker, start, end in segments(data):
        if marker in PRIVATE:
            private = True
            if marker == 0xE1 and data[start + 4 : start + 10] == b"Exif\0\0":
                turned = _orientation(data[start + 10 : end]) or turned
        else:
            kept.append(data[start:end])
        last = end
    if not private and last == len(data):
        return data
    return b"".join([data[:2], _only_orientation(turned) if turned != 1 else b"", *kept])


def _orientation(tiff: bytes) -> int | None:
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return None

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], order)  # type: ignore[arg-type]

    first = number(4, 4)
    for entry in range(min(number(first, 2), 200)):
        at = first + 2 + 12 * entry
        if number(at, 2) == ORIENTATION:
            value = number(at + 8, 2)
            return value if 1 <= value <= 8 else None
    return None


def _only_orientation(value: int) -> bytes:
    entry = ORIENTATION.to_bytes(2, "big") + b"\0\3" + b"\0\0\0\1" + value.to_bytes(2, "big") + b"\0\0"
    body = b"Exif\0\0" + b"MM\0*" + b"\0\0\0\x08" + b"\0\1" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
