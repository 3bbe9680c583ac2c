"""The score sheet of the letter reader: per document and field what was expected, what was got and what was invented.

    python -m bench.letters [--folder DIR]

Reads the real documents of DIR (default `../shared/letters` beside the project; left out, visibly, where it is not
there) and the samples written by us. Anything invented makes it fail.
"""

import argparse
import json
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from improvement import reader as letters
from improvement.reader.files import extract, raw
from improvement.reader.proposal import Proposal
from improvement.reader.words import lines

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "letters"
OURS = ROOT / "tests" / "samples" / "letters"
IDENTITY = [
    "document_type", "framework", "section", "school_name", "urn", "postcode", "local_authority", "headteacher",
    "headteacher_role", "chair", "letter_date", "inspection_dates", "visit_dates", "monitoring_number", "inspector",
    "inspector_role", "inspection_number", "category_of_concern", "afis_heading",
]  # fmt: skip
POINTS = ("afis", "recommendations", "next_steps")
# Fields whose value is the reader's own word for what it found, not words of the text.
DEDUCED = {"document_type", "framework", "monitoring_number"}


@dataclass
class Score:
    """What one document gave. `counts[field]` is (expected, got, invented); `notes` say what went wrong."""

    name: str
    counts: dict[str, list[int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    milliseconds: float = 0.0
    bare: float = 0.0

    def add(self, name: str, expected: int, got: int, invented: int, note: str = "") -> None:
        row = self.counts.setdefault(name, [0, 0, 0])
        for index, number in enumerate((expected, got, invented)):
            row[index] += number
        if note and (got < expected or invented):
            self.notes.append(f"{name}: {note}")

    @property
    def totals(self) -> tuple[int, int, int]:
        expected, got, invented = (
            zip(*self.counts.values(), strict=True) if self.counts else ((0,), (0,), (0,))
        )
        return sum(expected), sum(got), sum(invented)


def bare_words(text: str) -> str:
    """A text with everything away that white space, hyphens, bullets, ligatures or quotes can differ in."""
    text = text.translate(lines.LIGATURES).lower().replace("’", "'").replace("‘", "'")
    return re.sub(r"[\s‐‑–—-]+", "", text)


def in_text(value: Any, text: str) -> bool:
    return bare_words(str(value)) in text


def whole_text(path: Path) -> tuple[str, str]:
    """The words of a document without page furniture, and with it: nothing may be proposed that is in neither."""
    try:
        extracted = extract.extract(path.read_bytes(), path.name)
    except raw.Unreadable:
        return "", ""
    document = lines.clean(extracted)
    furniture = "".join(line.text + "\n" for line in document.furniture)
    whole = "".join(line.text + "\n" for line in extracted.lines)
    return bare_words(document.text + furniture), bare_words(whole)


def invented_words(proposal: Proposal, text: str) -> list[str]:
    """Everything proposed whose words are not in the text."""
    said: list[str] = []
    for name in (
        "school_name",
        "urn",
        "postcode",
        "local_authority",
        "headteacher",
        "headteacher_role",
        "chair",
        "inspector",
    ):
        said.append(getattr(proposal, name) or "")
    said += [proposal.inspector_role or "", proposal.inspection_number or "", proposal.afis_heading or ""]
    said += proposal.planned_without_date + proposal.copied_to + [each.text for each in proposal.follow_ups]
    said += [point.text for point in proposal.points] + [
        part.text for point in proposal.points for part in point.children
    ]
    said += [proposal.progress_judgement.text] if proposal.progress_judgement else []
    said += [proposal.previous_inspection.text] if proposal.previous_inspection else []
    return [words for words in said if words and not in_text(words, text)]


def score(path: Path, proposal: Proposal, expected: dict[str, Any], strict: bool) -> Score:
    """`strict`: the expected file is complete, so anything more is invented. Otherwise what is more must be in the text."""
    made = Score(path.stem)
    text, _ = whole_text(path)
    given = proposal.as_json()
    for words in invented_words(proposal, text):
        made.add("words", 0, 0, 1, f"not in the text: {words[:80]!r}")
    for name in IDENTITY:
        _field(made, name, expected, given, text, strict)
    _previous(made, expected, given, strict)
    _progress(made, expected, given)
    _judgements(made, expected, given, strict)
    for name in POINTS:
        _points(made, name, expected, given, strict)
    _follow_ups(made, expected, given, strict)
    for name in ("planned_without_date", "copied_to"):
        _list(made, name, expected, given, strict)
    flags = {(flag["field"], flag["problem"]) for flag in given["flags"]}
    wanted = [tuple(each) for each in expected.get("must_flag", [])]
    wanted += [("follow_ups", each["flag"]) for each in expected.get("follow_ups", []) if each.get("flag")]
    for each in dict.fromkeys(wanted):
        made.add("flags", 1, each in flags, 0, f"expected {each}, got {sorted(flags)}")
    if expected.get("reason"):
        made.add("reason", 1, bool(proposal.reason), 0, "no reason given")
    return made


def _field(
    made: Score, name: str, expected: dict[str, Any], given: dict[str, Any], text: str, strict: bool
) -> None:
    wanted, got = expected.get(name), given.get(name)
    if wanted in (None, []):
        wrong = bool(got) and (name in expected or strict)
        if wrong or (name in expected and not strict):
            made.add(name, int(name in expected), int(not got), int(wrong), f"expected nothing, got {got!r}")
        return
    if name == "framework":
        # The expected file may add a note in brackets; a framework is only deduced where a date or phrase tells it.
        wanted = re.sub(r"\s*\(.*", "", wanted)
        if got is None and not strict:
            made.add(name, 0, 0, 0)
            made.notes.append(f"framework: {wanted} expected, but nothing in the text tells it (not scored)")
            return
        if not strict and got and got.split("-")[0] == wanted:
            got = wanted
    is_words = isinstance(wanted, str) and name not in DEDUCED | {"section", "letter_date"}
    if is_words and not in_text(wanted, text):
        made.notes.append(f"{name}: {wanted!r} expected, but it is not in the text (not scored)")
        return
    right = str(got).lower() == str(wanted).lower() if name in ("category_of_concern",) else got == wanted
    made.add(name, 1, int(right), int(not right and bool(got)), f"expected {wanted!r}, got {got!r}")


def _previous(made: Score, expected: dict[str, Any], given: dict[str, Any], strict: bool) -> None:
    wanted, got = expected.get("previous_inspection"), given.get("previous_inspection") or {}
    if wanted is None:
        made.add("previous_inspection", 0, 0, int(bool(got) and strict), f"expected nothing, got {got}")
        return
    for name, value in wanted.items():
        made.add(
            "previous_inspection",
            1,
            int(got.get(name) == value),
            0,
            f"{name}: expected {value!r}, got {got.get(name)!r}",
        )


def _progress(made: Score, expected: dict[str, Any], given: dict[str, Any]) -> None:
    wanted, got = expected.get("progress_judgement"), given.get("progress_judgement") or {}
    for name, value in (wanted or {}).items():
        made.add(
            "progress_judgement",
            1,
            int(got.get(name) == value),
            0,
            f"{name}: expected {value!r}, got {got.get(name)!r}",
        )


def _judgements(made: Score, expected: dict[str, Any], given: dict[str, Any], strict: bool) -> None:
    def key(each: dict[str, Any]) -> tuple[str, str, bool]:
        return each["area"].lower(), each["grade"].lower(), bool(each.get("previous"))

    seen = expected.get("judgements_some") or [
        each for each in expected.get("judgements_seen", []) if "unclear" not in each["area"]
    ]
    wanted = [key(each) for each in expected.get("judgements", seen)]
    got = [key(each) for each in given["judgements"]]
    known = [each for each in wanted if each in got or strict or expected.get("completeness") != "fragments"]
    if len(known) < len(wanted):
        made.notes.append(
            "judgements: a grade is expected that no sentence of these fragments prints (not scored)"
        )
    extra = [each for each in got if each not in wanted] if strict or "judgements" in expected else []
    note = f"expected {wanted}, got {got}"
    made.add("judgements", len(known), sum(each in got for each in known), len(extra), note)


def _shape(points: list[Any]) -> list[tuple[str, tuple[str, ...]]]:
    made = []
    for point in points:
        point = {"text": point} if isinstance(point, str) else point
        made.append((point["text"], tuple(part["text"] for part in point.get("children", []))))
    return made


def _points(made: Score, name: str, expected: dict[str, Any], given: dict[str, Any], strict: bool) -> None:
    wanted, got = _shape(expected.get(name, [])), _shape(given[name])
    if name not in expected and not strict:
        if expected.get("completeness") == "fragments":
            return  # sentences picked out of a report: what they leave out says nothing
        made.add(name, 0, 0, len(got), f"not expected: {got}")
        return
    flat_wanted = [text for point, parts in wanted for text in (point, *parts)]
    flat_got = [text for point, parts in got for text in (point, *parts)]
    note = f"\n      expected {wanted}\n      got      {got}"
    invented = sum(text not in flat_wanted for text in flat_got)
    made.add(name, len(flat_wanted), sum(text in flat_got for text in flat_wanted), invented, note)
    if wanted:
        made.add(f"{name} nesting", len(wanted), sum(point in got for point in wanted), 0, note)
    for point, other in zip(expected.get(name, []), given[name], strict=False):
        if isinstance(point, dict) and point.get("incomplete"):
            made.add("incomplete", 1, int(bool(other.get("incomplete"))), 0, point["text"])
    if expected.get("truncated") and name == "afis" and given[name]:
        last = given[name][-1]["children"][-1] if given[name][-1]["children"] else given[name][-1]
        made.add(
            "incomplete", 1, int(bool(last.get("incomplete"))), 0, "the last item is not marked incomplete"
        )


def _follow_ups(made: Score, expected: dict[str, Any], given: dict[str, Any], strict: bool) -> None:
    wanted = {each["text"]: each for each in expected.get("follow_ups", [])}
    got = {each["text"]: each for each in given["follow_ups"]}
    extra = [text for text in got if text not in wanted] if strict or "follow_ups" in expected else []
    made.add("follow_ups", 0, 0, len(extra), f"not expected: {extra}")
    for text, each in wanted.items():
        found = got.get(text, {})
        for name, value in each.items():
            made.add(
                "follow_ups",
                1,
                int(name in found and found[name] == value),
                0,
                f"{name}: expected {value!r}, got {found.get(name)!r}",
            )


def _list(made: Score, name: str, expected: dict[str, Any], given: dict[str, Any], strict: bool) -> None:
    wanted, got = expected.get(name, []), given[name]
    extra = [each for each in got if each not in wanted] if strict or name in expected else []
    made.add(
        name, len(wanted), sum(each in got for each in wanted), len(extra), f"expected {wanted}, got {got}"
    )


def documents(folder: Path) -> list[tuple[Path, Path]]:
    """Each document with the file that says what is expected of it."""
    made = []
    for expected in sorted(folder.rglob("*.expected.json")):
        name = json.loads(expected.read_text(encoding="utf-8")).get("file")
        stem = expected.name.removesuffix(".expected.json")
        paths = (
            [expected.parent / name]
            if name
            else [expected.parent / f"{stem}{end}" for end in (".txt", ".pdf", ".docx")]
        )
        made += [(path, expected) for path in paths if path.exists()]
    return made


def _timed(path: Path) -> tuple[Proposal, float, float]:
    data = path.read_bytes()
    best = bare = 1e9
    for _ in range(3):
        start = time.perf_counter()
        proposal = letters.read(data, path.name)
        best = min(best, time.perf_counter() - start)
        start = time.perf_counter()
        _bare(data)
        bare = min(bare, time.perf_counter() - start)
    return proposal, best, bare


def _bare(data: bytes) -> str:
    """Nothing but the text out of the file, as the yardstick."""
    if data[:5] != b"%PDF-":
        return data.decode("utf-8", errors="replace")
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    text = ""
    for page in document:
        text += page.get_textpage().get_text_range()
    document.close()
    return text


def sheet(folder: Path, title: str, strict: bool) -> list[Score]:
    print(f"\n{title}: {folder}")
    print(f"{'document':<58}{'expected':>9}{'got':>6}{'invented':>10}{'flags':>7}{'ms':>7}{'× bare':>8}")
    made = []
    for path, expected_path in documents(folder):
        proposal, took, bare = _timed(path)
        result = score(path, proposal, json.loads(expected_path.read_text(encoding="utf-8")), strict)
        result.milliseconds, result.bare = took * 1000, bare * 1000
        made.append(result)
        expected, got, invented = result.totals
        ratio = f"{took / bare:.1f}" if path.suffix == ".pdf" else "–"
        print(
            f"{path.stem[:57]:<58}{expected:>9}{got:>6}{invented:>10}{len(proposal.flags):>7}{took * 1000:>7.0f}{ratio:>8}"
        )
        for note in result.notes:
            print(f"    {note}")
    print(f"  {'field':<30}{'expected':>9}{'got':>6}{'invented':>10}")
    for name in dict.fromkeys(name for result in made for name in result.counts):
        rows = [result.counts[name] for result in made if name in result.counts]
        expected, got, invented = (sum(row[i] for row in rows) for i in range(3))
        if expected or invented:
            print(f"  {name:<30}{expected:>9}{got:>6}{invented:>10}")
    return made


def main(asked: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.letters", description=__doc__)
    parser.add_argument("--folder", type=Path, default=REAL)
    folder = parser.parse_args(asked or []).folder
    made: list[Score] = []
    if folder.is_dir():
        made += sheet(folder, "Real documents", strict=False)
    else:
        print(f"SKIPPED: the real documents are not here ({folder})")
    made += sheet(OURS, "Samples of our own", strict=True)
    totals = [sum(score.totals[i] for score in made) for i in range(3)]
    start = time.perf_counter()
    letters.read_safely((OURS / "numbered-points.txt").read_bytes(), "numbered-points.txt")
    print(f"\nIn a process of its own, a short letter takes {time.perf_counter() - start:.2f} s.")
    print(f"All: expected {totals[0]}, got {totals[1]}, invented {totals[2]}")
    return 1 if totals[2] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
