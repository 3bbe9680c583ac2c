from django.urls import path

from governance.meetings import views

HERE = "schools/<str:urn>/governance/"
MEETING = f"{HERE}meetings/<int:pk>/"
MINUTE = f"{HERE}minutes/<int:pk>/"
urlpatterns = [
    path(f"{HERE}meetings/", views.meetings, name="meetings"),
    path(f"{HERE}meetings/add/", views.meeting_add, name="meeting_add"),
    path(MEETING, views.meeting, name="meeting"),
    path(f"{MEETING}calendar.ics", views.meeting_ics, name="meeting_ics"),
    path(f"{MEETING}edit/", views.meeting_edit, name="meeting_edit"),
    path(f"{MEETING}remove/", views.meeting_remove, name="meeting_remove"),
    path(f"{MEETING}restore/", views.meeting_restore, name="meeting_restore"),
    path(f"{MEETING}attendance/", views.meeting_attendance, name="meeting_attendance"),
    path(f"{MEETING}minutes/add/", views.minute_add, name="minute_add"),
    path(f"{MEETING}agree/", views.plan_agree, name="plan_agree"),
    path(f"{MINUTE}edit/", views.minute_edit, name="minute_edit"),
    path(f"{MINUTE}remove/", views.minute_remove, name="minute_remove"),
    path(f"{MINUTE}restore/", views.minute_restore, name="minute_restore"),
]
