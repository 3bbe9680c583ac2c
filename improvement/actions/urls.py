from django.urls import path

from improvement.actions import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "areas/<int:pk>/actions/add/", views.action_add, name="action_add"),
    path(SCHOOL + "actions/<int:pk>/edit/", views.action_edit, name="action_edit"),
    path(SCHOOL + "actions/<int:pk>/snooze/", views.action_snooze, name="action_snooze"),
    path(SCHOOL + "actions/<int:pk>/snooze/end/", views.action_snooze_end, name="action_snooze_end"),
    path(SCHOOL + "actions/<int:pk>/stop/", views.action_stop, name="action_stop"),
    path(SCHOOL + "actions/<int:pk>/resume/", views.action_resume, name="action_resume"),
    path(SCHOOL + "actions/<int:pk>/move/", views.action_move, name="action_move"),
    path(SCHOOL + "actions/<int:pk>/remove/", views.action_remove, name="action_remove"),
    path(SCHOOL + "actions/<int:pk>/restore/", views.action_restore, name="action_restore"),
    path(SCHOOL + "actions/<int:pk>/steps/<int:step>/tick/", views.step_tick, name="step_tick"),
]
