"""The main job, from an empty site to the reminder in the mailbox, as the people do it, on running processes.

A headteacher accepts the invitation, pastes a letter, marks its recommendation and the two parts of it, answers for a
date that cannot be right, makes an area and two actions with named people and review dates, and updates one from the
dashboard. A governor comes in with a code by mail and an adviser with a password; both read. Then beat and two workers
run, and one mail goes out, once.

Walked on a letter of our own with JavaScript and without, and on a real letter where the folder of real letters is
there. `CAIRN_PICTURES=FOLDER` keeps a picture of each step.
"""

import os
import re
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests.improvement.inspections.letter import LETTER
from tests.walks.site import TICK_SECONDS, running_site, text_of

TODAY = "2026-11-25"  # a Wednesday in term
PASSWORD = "saltmarsh in spring 26"
HEAD, DEPUTY = "catherine.hallam@saltmarsh.example", "imran.sheikh@saltmarsh.example"
GOVERNOR, ADVISER = "anjali.foss@saltmarsh.example", "robert.kelso@westmarch.example"
REAL = (
    Path(settings.BASE_DIR).parent / "shared" / "letters" / "alton-park-junior-2012-ri-monitoring-letter.txt"
)

pytestmark = [pytest.mark.browser]

WITH_AN_ADVISER = f"""
from django.db import transaction
from schools.models import *
from datetime import date
school = School.objects.get()
body = ResponsibleBody.objects.create(kind="local_authority", name="Westmarch")
SchoolBody.objects.create(school=school, body=body, basis="maintains", starts_on=date(2020, 1, 1))
user = User.objects.create_user("{ADVISER}", "{PASSWORD}")
person = Person.objects.create(body=body, name="Robert Kelso", job_title="School adviser", user=user)
Membership.objects.create(person=person, role="adviser", starts_on=date(2020, 1, 1))
"""


class Own:
    """A letter of our own."""

    text = LETTER
    visit, letter_day = ("19", "11", "2025"), ("26", "11", "2025")
    point, parts = (
        "improve the work of governors by:",
        ("arranging for someone outside", "planning ahead so that"),
    )
    goes_on = ("governance",)
    meeting, impossible, offered = "I shall come to the governors", "18 June 2025", "18 June 2026"


class Seed:
    """The real letter: read when the walk runs, never kept here."""

    visit, letter_day = ("23", "11", "2012"), ("26", "11", "2012")
    point, parts = "strengthen the", ("commissioning an", "developing a strategy")
    goes_on = ()
    meeting, impossible, offered = "I will attend", "18 June 2012", "18 June 2013"

    @property
    def text(self):
        return REAL.read_text().split("\n", 1)[1]


class Walk:
    """One person's browser, with a picture of each step if they are wanted."""

    def __init__(self, chromium, site, who, *, javascript, width=1280):
        context = chromium.new_context(
            base_url=site.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            locale="en-GB",
        )
        context.set_default_timeout(15_000)
        self.page, self.who, self.steps = context.new_page(), who, 0
        self.troubles: list[str] = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on(
            "console", lambda m: self.troubles.append(m.text) if "Content Security Policy" in m.text else None
        )
        self.pictures = os.environ.get("CAIRN_PICTURES")

    def picture(self, name):
        self.steps += 1
        if self.pictures:
            Path(self.pictures).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(
                path=f"{self.pictures}/{self.who}-{self.steps:02}-{name}.png", full_page=True
            )

    def press(self, name, **kwargs):
        self.page.get_by_role("button", name=name, exact=kwargs.pop("exact", True), **kwargs).click()

    def follow(self, name, **kwargs):
        self.page.get_by_role("link", name=name, **kwargs).first.click()

    def fill(self, label, text):
        self.page.get_by_label(label, exact=True).fill(text)

    def day(self, field, parts):
        for part, value in zip(("day", "month", "year"), parts, strict=True):
            self.page.locator(f"[name={field}_{part}]").fill(value)

    def sees(self, *words):
        text = self.page.locator("body").inner_text()
        for word in words:
            assert word in text, f"{self.who} does not see {word!r} on {self.page.url}:\n{text[:2000]}"


def mark(page, words, what):
    """Choose a mark for the shortest line that holds these words."""
    page.wait_for_load_state()
    page.locator("select").first.wait_for(state="attached")
    rows = page.locator("select").evaluate_all(
        "boxes => boxes.map(b => [b.name, (b.closest('li, tr, div') || b.parentElement).innerText])"
    )
    labels = page.locator("select").evaluate_all(
        "boxes => boxes.map(b => [b.name, document.querySelector(`label[for='${b.id}']`)?.innerText || b.getAttribute('aria-label') || ''])"
    )
    found = [(len(text), name) for name, text in rows + labels if words in text]
    assert found, f"no line with {words!r}"
    page.locator(f"select[name='{min(found)[1]}']").select_option(label=what)


def add_person(walk, name, role, email, *, invite):
    walk.follow("People")
    walk.follow("Add a person")
    walk.fill("Name", name)
    walk.page.get_by_label(role, exact=True).check()
    walk.page.locator("[name=email]").fill(email)
    box = walk.page.locator("[name=invite], [name=invite_now]").first
    box.set_checked(invite)
    walk.press("Add person")


def the_head_sets_up(walk, site, letter):
    """From the invitation to a plan with two actions."""
    page = walk.page
    link = site.manage(
        "add_school", "142345", "Saltmarsh Junior School", "--head", HEAD, "--head-name", "Catherine Hallam"
    )
    page.goto(re.search(r"http\S+", link).group())
    walk.picture("invitation")
    page.locator("[name=password]").fill(PASSWORD)
    radio = page.get_by_label("With a password", exact=False)
    if radio.count():
        radio.first.check()
    page.locator("[name=password]").fill(PASSWORD)
    walk.press("Accept and sign in")
    walk.sees("Set up your plan after inspection")
    walk.picture("first-run")
    add_person(walk, "Imran Sheikh", "Senior leader", DEPUTY, invite=False)
    add_person(walk, "Anjali Foss", "Governor", GOVERNOR, invite=False)
    walk.sees("Imran Sheikh", "Anjali Foss")
    walk.picture("people")

    walk.follow("Today")
    walk.follow("Add the inspection")
    page.get_by_label("Monitoring inspection", exact=True).check()
    walk.day("starts_on", letter.visit)
    walk.day("published_on", letter.letter_day)
    walk.picture("inspection")
    walk.press("Save and paste the words")
    page.locator("textarea[name=text]").fill(letter.text)
    walk.picture("paste")
    walk.press("Save the text and mark it")
    mark(page, letter.point, "Recommendation")
    for part in letter.parts:
        mark(page, part, "Part of the point above")
    for rest in letter.goes_on:
        mark_next(page, rest)
    mark(page, letter.meeting, "What happens next")
    walk.picture("mark")
    walk.press("Save what I marked")
    walk.sees(f"“{letter.impossible}” is before the letter")
    walk.picture("impossible-date")
    assert page.locator("[name=choice]:checked").count() == 0, "a date was chosen for the person"
    page.get_by_label(letter.offered, exact=False).first.check()
    walk.press("Save the date")
    walk.picture("inspection-marked")

    walk.follow("Plan")
    walk.follow("Make areas of findings")
    walk.picture("make-areas")
    walk.press("Make areas of these")
    page.get_by_label("Accountable leader").select_option(label="Catherine Hallam, Headteacher")
    page.get_by_label("Link governor").select_option(label="Anjali Foss")
    walk.fill("Area for improvement", "Governance")
    walk.picture("area-form")
    walk.press("Save area")
    walk.sees("Actions to begin with")
    walk.picture("starters")
    page.get_by_label("Breadcrumbs").get_by_role("link", name="Governance").click()
    walk.sees("Governance", "Catherine Hallam", "Anjali Foss", letter.point, *letter.parts)
    for title, owner, review in (
        ("Commission an outside review of governance", "Imran Sheikh", ("26", "11", "2026")),
        ("Plan who takes over each role", "Catherine Hallam", ("9", "12", "2026")),
    ):
        walk.follow("Add an action")
        walk.fill("What will be done?", title)
        page.get_by_label("Owner", exact=True).select_option(
            label=next(
                o
                for o in page.get_by_label("Owner", exact=True).locator("option").all_inner_texts()
                if o.startswith(owner)
            )
        )
        walk.day("starts_on", ("2", "11", "2026"))
        walk.day("due_on", ("11", "12", "2026"))
        walk.day("review_on", review)
        page.get_by_label("Every half-term", exact=True).check()
        walk.picture("action-form")
        walk.press("Save action")
    walk.sees("Commission an outside review of governance", "Plan who takes over each role", "Imran Sheikh")
    walk.picture("area")
    walk.follow("Plan")
    walk.picture("plan")


def mark_next(page, words):
    """A wrapped line of the own letter that goes on from the one above: the one that is this word and no more."""
    name = page.locator("select").evaluate_all(
        "(boxes, words) => boxes.map(b => [b.name, document.querySelector(`label[for='${b.id}']`)?.innerText || (b.closest('li, tr') || b.parentElement).innerText]).filter(([n, t]) => t.split('\\n').some(l => l.trim().replace(/^\\W*\\d*\\W*/, '') === words)).map(([n]) => n)[0]",
        words,
    )
    assert name, f"no line that is {words!r}"
    page.locator(f"select[name='{name}']").select_option(label="Goes on from the line above")


def the_head_updates(walk, *, javascript):
    """Two clicks from the dashboard: open, save."""
    page = walk.page
    walk.follow("Today")
    walk.picture("dashboard")
    page.locator("a", has_text="Update Commission an outside review of governance").first.click()
    page.locator("textarea[name=text]").fill("Two reviewers answered; the first can come in January.")
    page.get_by_label("Under way", exact=True).check()
    walk.picture("dashboard-update")
    before = page.url
    page.get_by_role("button", name="Save update").click()
    page.get_by_text("Saved", exact=False).first.wait_for()
    walk.sees("Next review")
    assert (page.url == before) is javascript or not javascript
    walk.picture("dashboard-saved")
    page.reload() if not javascript else page.goto("/schools/142345/")
    walk.sees("Under way")


def the_governor_reads(walk, site):
    page = walk.page
    page.goto("/")
    page.locator("#code-email").fill(GOVERNOR)
    walk.press("Send me a code")
    code = re.search(
        r"^\s*([A-Z0-9-]{6,11})\s*$", text_of(site.sink.wait_for(GOVERNOR, "code")), re.MULTILINE
    ).group(1)
    page.locator("[name=code]").fill(code)
    walk.press("Sign in")
    walk.sees("Saltmarsh Junior School", "Governance", "Commission an outside review of governance")
    assert page.get_by_role("link", name="Update", exact=False).count() == 0
    walk.picture("home")
    walk.follow("Governance", exact=False)
    page.goto("/schools/142345/plan/")
    walk.sees("Commission an outside review of governance")
    assert page.get_by_role("link", name="Add an area").count() == 0
    walk.picture("plan")


def the_adviser_reads(walk):
    page = walk.page
    page.goto("/")
    page.locator("[name=login]").fill(ADVISER)
    page.locator("[name=password]").fill(PASSWORD)
    walk.press("Sign in")
    walk.sees("Saltmarsh Junior School")
    walk.picture("portfolio")
    walk.follow("Saltmarsh Junior School")
    walk.sees("Governance")
    assert page.get_by_role("link", name="Update", exact=False).count() == 0
    walk.picture("school")


def one_mail_goes_once(site, head):
    """Beat and two workers run: after several ticks one digest has reached the owner, and none went twice."""
    site.start_worker("one")
    site.start_worker("two")
    site.start_beat()
    mail = site.sink.wait_for(DEPUTY)
    time.sleep(2.5 * TICK_SECONDS)
    assert len(site.sink.to(DEPUTY)) == 1, site.sink.subjects()
    assert "Commission an outside review of governance" in text_of(mail)
    link = re.search(r"http\S+/note/\S*review=1", text_of(mail)).group()
    head.page.goto(link)
    assert head.page.get_by_label("This is the review", exact=True).is_checked()
    head.picture("from-the-mail")
    head.page.goto("/schools/142345/messages/")
    head.sees("Imran Sheikh")
    head.picture("messages")
    return mail


@pytest.mark.parametrize(
    "letter,javascript",
    [(Own, True), (Own, False), (Seed, True)],
    ids=["own letter", "own letter, no JavaScript", "the real letter"],
)
def test_from_the_letter_to_the_reminder(chromium, tmp_path, letter, javascript):
    if letter is Seed and not REAL.exists():
        pytest.skip("the folder of real letters is not here")
    with running_site(tmp_path, TODAY) as site:
        kind = f"{letter.__name__.lower()}{'' if javascript else '-nojs'}"
        head = Walk(chromium, site, f"{kind}-1-head", javascript=javascript)
        the_head_sets_up(head, site, letter())
        site.manage("shell", "--verbosity=0", code=WITH_AN_ADVISER)
        add_person(head, "Joan Birkett", "Chair of governors", "joan.birkett@saltmarsh.example", invite=False)
        site.manage("shell", "--verbosity=0", code=GOVERNOR_SIGNS_IN)
        governor = Walk(chromium, site, f"{kind}-2-governor", javascript=javascript, width=390)
        adviser = Walk(chromium, site, f"{kind}-3-adviser", javascript=javascript)
        the_governor_reads(governor, site)
        the_adviser_reads(adviser)
        mail = one_mail_goes_once(site, head)
        the_head_updates(head, javascript=javascript)
        if head.pictures:
            (Path(head.pictures) / f"{kind}-mail.txt").write_text(f"{mail['Subject']}\n\n{text_of(mail)}")
        assert not head.troubles + governor.troubles + adviser.troubles


GOVERNOR_SIGNS_IN = f"""
from schools.models import *
person = Person.objects.get(email="{GOVERNOR}")
person.user = User.objects.create_user("{GOVERNOR}")
person.save()
"""
