"""Letters that were read, for the tests of confirming them. They are our own samples."""

from improvement.models import LetterDraft
from improvement.reader import read
from schools.days import dates
from tests.improvement.inspections.letter import LETTER
from tests.improvement.reader.making import make_pdf

SEEN = LETTER.replace("Monitoring visit to", "Monitoring inspection visit to")


def make_draft(school, text=LETTER, *, name="letter.txt", kind=None, content=None, by=None) -> LetterDraft:
    """A draft as reading the text would keep it."""
    content = content or text.encode()
    proposal = read(content, name)
    assert proposal.problem is None, proposal.reason
    return LetterDraft.objects.create(
        school=school,
        by=by,
        name=name,
        kind=kind or proposal.file_kind,
        content=content,
        reading=proposal.as_transport(),
        at=dates.now(),
    )


def make_pdf_draft(school, text=LETTER) -> LetterDraft:
    return make_draft(school, name="letter.pdf", content=make_pdf(text))
