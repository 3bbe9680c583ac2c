"""What the pages of a pack show."""

from datetime import date

from governance.meetings.models import Meeting
from governance.packs.content import build as packs
from governance.packs.models import Pack
from governance.packs.workflow import governors_of
from governance.prompts import reading as prompt_facts
from improvement.models import AreaForImprovement
from schools.access import AnyUser, Capability, can, standing
from schools.days import dates


def for_pack(meeting: Meeting, pack: Pack, *, user: AnyUser, on: date) -> dict:
    """The pack as this person sees it: what was sent, the same for everybody, or the draft; and their own areas."""
    school = meeting.school
    draft = not pack.is_sent
    content = packs.build(meeting, pack, on=on, now=dates.now()) if draft else pack.content or {}
    followed = AreaForImprovement.objects.filter(
        school=school, link_governor__in=standing(user, school).person_ids
    )
    own = set(followed.values_list("pk", flat=True))
    return {
        "school": school,
        "meeting": meeting,
        "meeting_url": meeting.get_absolute_url(),
        "draft": draft,
        "content": content,
        "page": pack.page,
        "own": [area for area in content["areas"] if area["key"] in own],
        "may_ask": can(user, Capability.ASK_CHALLENGE, school),
    }


def for_pack_send(meeting: Meeting, pack: Pack, *, on: date) -> dict:
    """What will be sent, and to whom."""
    people = governors_of(meeting, on=on)
    return {
        "school": meeting.school,
        "meeting": meeting,
        "content": packs.build(meeting, pack, on=on, now=dates.now()),
        "told": [person for person in people if person.address],
        "without": [person for person in people if not person.address],
    }


def offered(meeting: Meeting, pack: Pack, *, on: date) -> list[dict]:
    """The questions to choose from: those chosen before, as they were then, and what the figures suggest today."""
    known = {each["key"]: each for each in pack.prompts}
    for prompt in suggested(meeting, on=on):
        known.setdefault(prompt["key"], prompt)
    return list(known.values())


def suggested(meeting: Meeting, *, on: date) -> list[dict]:
    return [
        {
            "key": each.key,
            "figure": each.figure,
            "figure_words": each.figure_words,
            "question": each.question,
            "to": str(each.to or ""),
            "area": each.area,
        }
        for each in prompt_facts.suggested(meeting.school, on=on)
    ]
