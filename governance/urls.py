"""The addresses of the board."""

from django.urls import path

from governance.views import board, challenges, home, meetings, packs, visits

HERE = "schools/<str:urn>/governance/"
CHALLENGE = f"{HERE}challenges/<int:pk>/"
APPOINTMENT = f"{HERE}appointments/<int:pk>/"
COMMITTEE = f"{HERE}committees/<int:pk>/"
VISIT = f"{HERE}visits/<int:pk>/"
MEETING = f"{HERE}meetings/<int:pk>/"
MINUTE = f"{HERE}minutes/<int:pk>/"

urlpatterns = [
    path(HERE, board.governance, name="governance"),
    path(f"{HERE}mine/", home.board_home, name="board_home"),
    path(f"{HERE}appointments/add/", board.appointment_add, name="appointment_add"),
    path(f"{HERE}appointments/paste/", board.appointments_paste, name="appointments_paste"),
    path(f"{APPOINTMENT}edit/", board.appointment_edit, name="appointment_edit"),
    path(f"{APPOINTMENT}end/", board.appointment_end, name="appointment_end"),
    path(f"{HERE}committees/add/", board.committee_add, name="committee_add"),
    path(f"{COMMITTEE}edit/", board.committee_edit, name="committee_edit"),
    path(f"{COMMITTEE}remove/", board.committee_remove, name="committee_remove"),
    path(f"{HERE}areas/<int:pk>/governor/", board.area_governor, name="area_governor"),
    path(f"{HERE}meetings/", meetings.meetings, name="meetings"),
    path(f"{HERE}meetings/add/", meetings.meeting_add, name="meeting_add"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}calendar.ics", meetings.meeting_ics, name="meeting_ics"),
    path(f"{MEETING}edit/", meetings.meeting_edit, name="meeting_edit"),
    path(f"{MEETING}remove/", meetings.meeting_remove, name="meeting_remove"),
    path(f"{MEETING}restore/", meetings.meeting_restore, name="meeting_restore"),
    path(f"{MEETING}attendance/", meetings.meeting_attendance, name="meeting_attendance"),
    path(f"{MEETING}minutes/add/", meetings.minute_add, name="minute_add"),
    path(f"{MEETING}agree/", meetings.plan_agree, name="plan_agree"),
    path(f"{MEETING}pack/", packs.pack, name="pack"),
    path(f"{MEETING}pack/prepare/", packs.pack_prepare, name="pack_prepare"),
    path(f"{MEETING}pack/send/", packs.pack_send, name="pack_send"),
    path(f"{MEETING}pack/pdf/", packs.pack_pdf, name="pack_pdf"),
    path(f"{MINUTE}edit/", meetings.minute_edit, name="minute_edit"),
    path(f"{MINUTE}remove/", meetings.minute_remove, name="minute_remove"),
    path(f"{MINUTE}restore/", meetings.minute_restore, name="minute_restore"),
    path(f"{HERE}challenges/", challenges.challenges, name="challenges"),
    path(f"{HERE}challenges/ask/", challenges.challenge_ask, name="challenge_ask"),
    path(f"{HERE}challenges/export/", challenges.challenges_export, name="challenges_export"),
    path(CHALLENGE, challenges.challenge, name="challenge"),
    path(f"{CHALLENGE}answer/", challenges.challenge_answer, name="challenge_answer"),
    path(f"{CHALLENGE}settle/", challenges.challenge_settle, name="challenge_settle"),
    path(f"{CHALLENGE}edit/", challenges.challenge_edit, name="challenge_edit"),
    path(f"{CHALLENGE}remove/", challenges.challenge_remove, name="challenge_remove"),
    path(f"{CHALLENGE}restore/", challenges.challenge_restore, name="challenge_restore"),
    path(f"{HERE}visits/", visits.visits, name="visits"),
    path(f"{HERE}visits/plan/", visits.visit_plan, name="visit_plan"),
    path(VISIT, visits.visit, name="visit"),
    path(f"{VISIT}edit/", visits.visit_edit, name="visit_edit"),
    path(f"{VISIT}record/", visits.visit_record, name="visit_record"),
    path(f"{VISIT}comment/", visits.visit_comment, name="visit_comment"),
    path(f"{VISIT}to-board/", visits.visit_to_board, name="visit_to_board"),
    path(f"{VISIT}remove/", visits.visit_remove, name="visit_remove"),
    path(f"{VISIT}restore/", visits.visit_restore, name="visit_restore"),
]
