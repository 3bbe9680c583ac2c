"""The board of the demo: everybody's terms, one of which ends in six weeks, and a plan agreed with a minute."""

from django.core.management import call_command

from governance.board.terms_of_office import ends_soon
from governance.models import Appointment, Attendance, Meeting, Minute
from improvement.models import ActionPlan, PlanVersion
from schools.days import dates
from schools.models import Membership, School
from schools.people.models import BOARD_ROLES


def test_the_board_of_the_demo(db, monkeypatch):
    monkeypatch.setenv("CAIRN_TODAY", "2026-11-25")
    call_command("demo_data", verbosity=0)
    school, on = School.objects.get(name="Saltmarsh Junior School"), dates.today()
    parts = Membership.objects.live(on).filter(person__school=school, role__in=BOARD_ROLES)
    assert not parts.filter(appointment=None).exists()
    ending = [
        each.person.name for each in Appointment.objects.filter(school=school) if ends_soon(each.ends_on, on)
    ]
    assert ending == ["Owen Tredwell"]
    version = PlanVersion.objects.get(plan__school=school)
    assert version.minute_reference == "5.1" and len(version.content["areas"]) == 5
    assert ActionPlan.objects.get(school=school).status == "agreed"
    held = Meeting.objects.filter(school=school, held_on__lt=on)
    assert held.count() == 3 and Attendance.objects.filter(meeting__in=held).count() == 7 + 3 + 7
    assert Minute.objects.filter(meeting__in=held, confidential=True).count() == 1
    assert Meeting.objects.coming(on).filter(school=school).count() == 2
