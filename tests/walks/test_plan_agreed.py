"""The chair agrees the plan at a meeting: first an area has no governor, and is named; then the version stands."""

import json

import pytest

from tests.walks.keys import sign_in
from tests.walks.test_main_job import Walk

pytestmark = [pytest.mark.browser]
LAY = """
import json
from datetime import date
from django.contrib.auth.hashers import make_password
from governance.models import Meeting
from improvement.models import AreaForImprovement
from schools.models import Role, School, User
from tests.cast import PASSWORD, make_person
school = School.objects.get(urn="{urn}")
chair = make_person("Joan Birkett", Role.CHAIR, school=school, signs_in=False, job_title="Chair of governors")
chair.user = User.objects.create(email="birkett-{urn}@example.com", password=make_password(PASSWORD))
chair.save()
AreaForImprovement.objects.filter(school=school, title__startswith="Mathematics").update(link_governor=chair)
meeting = Meeting.objects.create(school=school, held_on=date(2026, 11, 24))
print("MEETING " + json.dumps(meeting.pk))
"""


@pytest.mark.parametrize(
    ("javascript", "width"), [(True, 1280), (False, 390)], ids=["wide", "phone, no JavaScript"]
)
def test_the_chair_agrees_it(chromium, shared_site, school, javascript, width):
    urn = school["urn"]
    printed = shared_site.manage("shell", "--verbosity=0", code=LAY.format(urn=urn))
    meeting = json.loads(printed.split("MEETING ", 1)[1])
    walk = Walk(chromium, shared_site, f"agree-{width}", javascript=javascript, width=width)
    sign_in(walk, f"birkett-{urn}@example.com")
    page = walk.page
    page.goto(f"/schools/{urn}/governance/meetings/{meeting}/")
    walk.follow("Agree the plan")
    walk.sees("The plan cannot be agreed yet", "“Reading widely” has no link governor")
    walk.picture("a-gap")
    page.get_by_role("link", name="Name a governor", exact=True).first.click()
    page.get_by_role("link", name="Name a governor for reading widely").click()
    page.get_by_label("Joan Birkett", exact=True).check()
    walk.press("Save governor")
    page.goto(f"/schools/{urn}/governance/meetings/{meeting}/agree/")
    walk.sees("as they stand now, are kept as what")
    page.get_by_label("Minute reference").fill("6.2")
    walk.picture("to-agree")
    walk.press("Agree this plan")
    walk.sees("as agreed", "minute 6.2", "Mathematics in Years 5 and 6", "Reading widely")
    walk.picture("version")
    page.goto(f"/schools/{urn}/plan/")
    walk.sees("Agreed by the board on Tuesday 24 November, minute 6.2")
    assert not walk.troubles
