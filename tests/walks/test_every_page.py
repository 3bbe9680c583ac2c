"""Every page, as every role that may open it: axe finds nothing at 1280 and 320 pixels, nothing scrolls sideways, and
the content security policy has nothing to refuse.

The pages are those of the URL configuration, by way of the declared access table; the school is the demo's.
"""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from schools.days.dates import today
from tests.access_table import ACROSS_SCHOOLS, OF_A_BODY, OPEN_TO_ALL, TABLE
from tests.walks.site import running_site

pytestmark = [pytest.mark.browser]

ROLES = {
    "headteacher": "head",
    "plan_editor": "editor",
    "senior_leader": "deputy",
    "staff": "teacher",
    "chair": "chair",
    "governor": "governor",
    "clerk": "clerk",
    "adviser": "adviser",
    "body_admin": "body_admin",
}
# The demo's own people lead and own other things than the cast does: what is only theirs is left out where it is not.
OWN_ONLY = {
    "action_snooze",
    "area_note",
    "action_add",
    "area_starters",
    "action_edit",
    "action_note",
    "action_stop",
    "person_edit",
    "person_invite",
    "person_leave",
    "monitoring_activity",
    "monitoring_record",
    "monitoring_edit",
    "challenge_answer",
    "challenge_settle",
    "challenge_edit",
    "visit_comment",
    "visit_edit",
    "visit_record",
    "visit_to_board",
    "evidence_attach",
    "evidence_item",
    "evidence_edit",
    "evidence_revise",
}
WIDTHS = (1280, 320)
# Axe's script is half a megabyte: it is put into each page once, and tells what is wrong and nothing else.
AXE = "axe.run(document, {resultTypes: ['violations']}).then(results => results.violations)"
# Pictures of a page, files to keep, and a ZIP.
NOT_PAGES = {
    "letter_page",
    "inspection_source",
    "evidence_page",
    "evidence_file",
    "evidence_zip",
    "visit_note_file",
    "action_ics",
    "meeting_ics",
    "challenges_export",
    "pack_pdf",
    "portfolio_export",
}
SAMPLE = Path(__file__).parent.parent / "samples" / "letters" / "2012-requires-improvement-letter.txt"
SIGNED_OUT = [
    "account_login",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
]
URN = """
from schools.models import School
print(School.objects.get(name="Saltmarsh Junior School").urn)
"""
IDS = """
import json
from governance.models import *
from improvement.models import *
from schools.days.dates import today
from schools.models import *
school = School.objects.get(name="Saltmarsh Junior School")
def first(model, **kwargs): return model.objects.filter(school=school, **kwargs).first().pk
print("IDS " + json.dumps({
    "urn": school.urn,
    "draft": first(LetterDraft),
    "area": first(AreaForImprovement),
    "action": first(Action, activity="under_way"),
    "inspection": Inspection.objects.filter(school=school).exclude(source_text="").first().pk,
    "finding": first(Finding, parent=None),
    "follow_up": first(FollowUp),
    "person": Person.objects.get(school=school, name="Josh Ellery").pk,
    "leaver": Person.objects.filter(school=school).exclude(memberships__ends_on=None).first().pk,
    "term": first(Term),
    "look": first(MonitoringActivity, done_on=None, kind="pupil_survey"),
    "context_note": first(ContextNote),
    "visit": first(Visit, activity__done_on=None),
    "visit_made": first(Visit, activity__done_on__isnull=False),
    "challenge": first(Challenge, state="asked"),
    "challenge_answered": first(Challenge, state="answered"),
    "appointment": first(Appointment),
    "committee": first(Committee),
    "draft_pack_meeting": Meeting.objects.filter(school=school, held_on__gte=today()).exclude(pack__sent_at__isnull=False).first().pk,
    "sent_pack_meeting": first(Meeting, pack__sent_at__isnull=False),
    "meeting": Meeting.objects.filter(school=school, held_on__lt=today()).first().pk,
    "minute": first(Minute, removed_at=None),
    "version": first(PlanVersion),
    "measure": first(Measure, removed_at=None),
    "criterion": first(SuccessCriterion, removed_at=None),
    "evidence": first(Evidence, form="file", removed_at=None),
    "shared_link": EvidenceLink.objects.counting().filter(school=school, evidence__shared_with_adviser=True, evidence__file__isnull=False).order_by("-pk").first().pk,
    "check": first(EvidenceCheck, reply=""),
    "body": ResponsibleBody.objects.get(name="Westmarch").pk,
    "member": Person.objects.get(name="Daniel Prior").pk,
    "outside_link": first(SchoolBody, basis="diocese"),
    "accepted_link": first(SchoolBody, basis="commissioned"),
    "visit_note": first(VisitNote, answer=""),
    "evidence_request": first(EvidenceRequest, answered_on=None),
    "accounts": {},
}))
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo's school on a running site, with the ids of one of everything and the accounts by role."""
    folder = tmp_path_factory.mktemp("demo")
    with running_site(folder, today().isoformat()) as site:
        site.manage("demo_data")
        lines = site.manage("demo_data", "--accounts").splitlines()
        accounts = {
            role: (email, password) for _, role, email, password in (line.split("  ") for line in lines)
        }
        urn = site.manage("shell", "--verbosity=0", code=URN).split()[-1]
        site.manage("import_letter", urn, str(SAMPLE))
        printed = site.manage("shell", "--verbosity=0", code=IDS)
        ids = json.loads(printed.split("IDS ", 1)[1])
        yield site, ids, accounts


def addresses(role, ids):
    """(name, address) of every page this role may open."""
    for name, page in TABLE.items():
        if name in NOT_PAGES or page.reads is None or ROLES[role] not in page.reads:
            continue
        if name in OWN_ONLY and role not in ("headteacher", "plan_editor", "clerk"):
            continue
        if page.of == "school":
            yield name, reverse(name, args=[ids["urn"]])
        elif name in ("evidence_attach", "evidence_request_add"):
            yield name, f"{reverse(name, args=[ids['urn']])}?action={ids['action']}"
        else:
            yield name, reverse(name, args=[ids["urn"], ids["area" if name == "action_add" else page.of]])
    if role in ("adviser", "body_admin"):
        yield from ((name, reverse(name)) for name in ACROSS_SCHOOLS if name not in NOT_PAGES)
    for name, (reads, _) in OF_A_BODY.items():
        if role in reads:
            more = [ids["member"]] if "member" in name else []
            yield name, reverse(name, args=[ids["body"], *more])
    yield from (
        (name, reverse(name)) for name in ("school_list", "account", "reminder_choices", "calendar_feeds")
    )


ONE_TIME = re.compile(r'(name="(?:csrfmiddlewaretoken|once)" value=")[^"]*')
looked_at: set[str] = set()


def faults(page, name):
    """What is wrong with the page as it is shown: axe's findings, sideways scroll.

    Many roles are shown the same words under a menu of their own. Where this process has looked at the same `main` at
    both widths, axe reads the whole of it at the first alone.
    """
    found = []
    main = ONE_TIME.sub(r"\1", page.content().partition("<main")[2])
    known = main in looked_at
    looked_at.add(main)
    page.evaluate(Axe().axe_script)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if width == WIDTHS[0] or not known:
            for violation in page.evaluate(AXE):
                places = [node["target"] for node in violation["nodes"]][:3]
                found.append(f"{name} at {width}: {violation['id']}: {violation['help']} {places}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{name} at {width} scrolls sideways")
    return found


def open_context(chromium, site, troubles):
    context = chromium.new_context(base_url=site.url, locale="en-GB")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.on(
        "console",
        lambda m: troubles.append(f"{page.url}: {m.text}") if "Content Security Policy" in m.text else None,
    )
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
    return page


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of(role, demo, chromium):
    site, ids, accounts = demo
    troubles: list[str] = []
    page = open_context(chromium, site, troubles)
    email, password = accounts[role]
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    found = []
    for name, address in addresses(role, ids):
        response = page.goto(address)
        if response.status != 200:
            found.append(f"{name}: {response.status} at {address}")
            continue
        if page.locator("h1").count() != 1:
            found.append(f"{name}: {page.locator('h1').count()} first headings")
        found += faults(page, name)
    assert not found + troubles, "\n".join(found + troubles)


def test_every_page_of_someone_signed_out(demo, chromium):
    site, *_ = demo
    troubles: list[str] = []
    page = open_context(chromium, site, troubles)
    found = []
    pages = [
        (name, reverse(name))
        for name in (
            *SIGNED_OUT,
            *sorted(
                OPEN_TO_ALL
                - {
                    "invitation",
                    "reminders_stop",
                    "mail_example",
                    "calendar_feed",
                    "health_live",
                    "health_ready",
                    "health_deep",
                }
            ),
        )
    ]
    pages += [
        ("an invitation that is not good", "/invitation/abc/"),
        ("a page that is not there", "/no/such/page/"),
    ]
    for name, address in pages:
        page.goto(address)
        found += faults(page, name)
    assert not found + troubles, "\n".join(found + troubles)
