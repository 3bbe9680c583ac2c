"""What the tests of packs share."""

from governance.models import Meeting, Pack
from governance.packs import workflow as packs
from improvement.progress.notes import note_area
from schools.days import dates
from tests.cast import Cast
from tests.scene import Scene, in_days

PROMPT = {
    "key": "missed-twice",
    "figure": "57%",
    "figure_words": "Year 5 mathematics. Target 64%, missed two terms running",
    "question": "What is being done differently in Year 5, and when would you stop doing it?",
    "to": "Leah Whitlock",
    "area": None,
}


def make_meeting(cast: Cast, days=7, **fields) -> Meeting:
    return Meeting.objects.create(school=cast.school, held_on=in_days(days), **fields)


def url_of(meeting: Meeting, page="") -> str:
    return f"/schools/142345/governance/meetings/{meeting.pk}/pack/{page}"


def send(meeting: Meeting, cast: Cast) -> Pack:
    return packs.send(meeting, by=cast.clerk.user, on=dates.today(), version=packs.pack_of(meeting).version)


def rate(scene: Scene, impact="red", text="Reasoning is timetabled in all six classes. The rest follows."):
    return note_area(
        scene.area,
        by=scene.cast.head.user,
        on=dates.today(),
        text=text,
        impact=impact,
        why_different="Seen in lessons",
    )
