from django.urls import path

from governance.board import views

HERE = "schools/<str:urn>/governance/"
APPOINTMENT = f"{HERE}appointments/<int:pk>/"
COMMITTEE = f"{HERE}committees/<int:pk>/"
urlpatterns = [
    path(HERE, views.governance, name="governance"),
    path(f"{HERE}appointments/add/", views.appointment_add, name="appointment_add"),
    path(f"{HERE}appointments/paste/", views.appointments_paste, name="appointments_paste"),
    path(f"{APPOINTMENT}edit/", views.appointment_edit, name="appointment_edit"),
    path(f"{APPOINTMENT}end/", views.appointment_end, name="appointment_end"),
    path(f"{HERE}committees/add/", views.committee_add, name="committee_add"),
    path(f"{COMMITTEE}edit/", views.committee_edit, name="committee_edit"),
    path(f"{COMMITTEE}remove/", views.committee_remove, name="committee_remove"),
    path(f"{HERE}areas/<int:pk>/governor/", views.area_governor, name="area_governor"),
]
