from django.urls import path

from improvement.home.actions import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "actions/<int:pk>/", views.action, name="action"),
    path(SCHOOL + "actions/<int:pk>/note/", views.action_note, name="action_note"),
    path(SCHOOL + "actions/<int:pk>/calendar.ics", views.action_ics, name="action_ics"),
]
