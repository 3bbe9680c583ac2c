"""Names of files, safe to show, to store and to write into an archive; and sizes in words."""

import re
import unicodedata

from schools.words import counted

LONGEST = 200
# Names that Windows keeps for devices: a file cannot have them there.
DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def clean_name(name: str, longest: int = LONGEST) -> str:
    """The last part of the name, without path, invisible or control characters, at most `longest` long with its
    extension kept."""
    name = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    name = "".join(
        sign for sign in name if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    )
    name = " ".join(name.split()).strip(". ") if name.strip(". ") else ""
    stem, dot, extension = name.rpartition(".")
    if dot and len(name) > longest:
        name = f"{stem[: longest - len(extension) - 1].rstrip()}.{extension}"
    return name[:longest] or "file"


def extension_of(name: str) -> str:
    """In small letters, without the dot; `jpeg` is `jpg`."""
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    return "jpg" if extension in ("jpeg", "jpe", "jfif") else extension


def archive_name(name: str, longest: int = 80) -> str:
    """A name that every system can unpack."""
    name = re.sub(r'[<>:"|?*\x00-\x1f]', "-", clean_name(name, longest))
    return f"_{name}" if DEVICES.match(name) else name


def size_words(size: int) -> str:
    """«812 bytes», «45 KB», «3.2 MB», «1.9 GB»."""
    if size < 1000:
        return counted(size, "byte")
    for unit, worth in (("KB", 1024), ("MB", 1024**2), ("GB", 1024**3)):
        if size < 1000 * worth or unit == "GB":
            break
    shown = f"{size / worth:.1f}".removesuffix(".0") if size < 10 * worth else f"{size / worth:.0f}"
    return f"{shown} {unit}"
