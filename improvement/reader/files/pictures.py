"""Pictures of the pages of a PDF, drawn in the reader's process apart with its limits.

As a module it is that process: `python -m improvement.reader.files.pictures NUMBER` reads a PDF from its standard input and
answers with a PNG. Nothing in a PNG can act, whatever the PDF holds.
"""

import subprocess
import sys
import zlib

from improvement.reader.run import ROOT, WALL_SECONDS, environment, limit

WIDE, HIGH = 1000, 2800


def page_picture(content: bytes, number: int) -> bytes | None:
    """The page, from 1, as a PNG; None if it cannot be drawn."""
    command = [sys.executable, "-m", "improvement.reader.files.pictures", str(number)]
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            cwd=ROOT,
            env=environment(),
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"\x89PNG") else None


def draw(content: bytes, number: int) -> bytes:
    import pypdfium2

    page = pypdfium2.PdfDocument(content)[number - 1]
    width, height = page.get_size()
    bitmap = page.render(scale=min(WIDE / width, HIGH / height), grayscale=True)
    return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Grey points as a PNG file."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + width] for row in range(height))
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows, 6)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def main(number: str) -> int:
    content = sys.stdin.buffer.read()
    limit()
    sys.stdout.buffer.write(draw(content, int(number)))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
