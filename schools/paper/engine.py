"""Documents as PDF: accessible (PDF/UA-1), and the same bytes for the same content.

    make("pack", content, at=sent_at)      the bytes of the PDF drawn by `typst/pack.typ`

What people wrote travels as data and is never markup. A template sees its own folder and nothing else: no file of the
machine, no font of the machine, no package from the network.
"""

import json
from datetime import datetime
from pathlib import Path

import typst

HERE = Path(__file__).parent
TEMPLATES, FONTS = HERE / "typst", HERE / "fonts"
FONT = "Cairn Sans"


def make(template: str, data: dict, *, at: datetime) -> bytes:
    """The document `typst/<template>.typ` of this data. `at` is the moment it says it was made."""
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        package_path=str(TEMPLATES / "packages"),
        package_cache_path=str(TEMPLATES / "packages"),
        sys_inputs={"data": json.dumps(data, sort_keys=True)},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )


def for_paper(svg: str) -> str:
    """A chart of `schools.drawings.ladder` with the typeface of the documents."""
    return svg.replace("Source Sans 3, Arial, sans-serif", FONT)
