"""What a school can show: files, links and notes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from demo.engine.diary import Diary
from demo.stories import EvidenceStory, NewerStory
from improvement.evidence import workflow as evidence
from schools import files
from schools.days import dates
from schools.models import User


def enter(diary: Diary) -> None:
    for story in diary.story.evidence:
        diary.on(story.added, _add, story)
        if story.newer:
            diary.on(story.newer.added, _replace, story, story.newer)


def _add(diary: Diary, story: EvidenceStory) -> None:
    by = diary.writer(story.by)
    diary.evidence[story.title] = evidence.add_evidence(
        diary.school,
        by=by,
        on=dates.today(),
        form="file" if story.file else ("link" if story.url else "note"),
        title=story.title,
        source=story.source,
        represents_on=diary.days.of(story.day),
        things=[
            *(diary.areas[title] for title in story.areas),
            *(diary.actions[title] for title in story.actions),
        ],
        held=_held(diary, story.file, by) if story.file else None,
        url=story.url,
        text=story.text,
        shown_to_board=story.board,
        shared_with_adviser=story.adviser,
    )


def _replace(diary: Diary, story: EvidenceStory, newer: NewerStory) -> None:
    old, by = diary.evidence[story.title], diary.writer(newer.by)
    diary.evidence[story.title] = evidence.revise_evidence(
        old,
        by=by,
        on=dates.today(),
        version=old.version,
        represents_on=diary.days.of(newer.day),
        held=_held(diary, newer.file, by),
    )


def _held(diary: Diary, file: tuple[str, bytes], by: User) -> files.Held:
    return files.receive(SimpleUploadedFile(*file), school=diary.school, user=by)
