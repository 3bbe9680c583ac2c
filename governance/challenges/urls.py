from django.urls import path

from governance.challenges import views

HERE = "schools/<str:urn>/governance/"
CHALLENGE = f"{HERE}challenges/<int:pk>/"
urlpatterns = [
    path(f"{HERE}challenges/", views.challenges, name="challenges"),
    path(f"{HERE}challenges/ask/", views.challenge_ask, name="challenge_ask"),
    path(f"{HERE}challenges/export/", views.challenges_export, name="challenges_export"),
    path(CHALLENGE, views.challenge, name="challenge"),
    path(f"{CHALLENGE}answer/", views.challenge_answer, name="challenge_answer"),
    path(f"{CHALLENGE}settle/", views.challenge_settle, name="challenge_settle"),
    path(f"{CHALLENGE}edit/", views.challenge_edit, name="challenge_edit"),
    path(f"{CHALLENGE}remove/", views.challenge_remove, name="challenge_remove"),
    path(f"{CHALLENGE}restore/", views.challenge_restore, name="challenge_restore"),
]
