from django.urls import path

from improvement.oversight.checks import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path("portfolio/evidence/", views.checks, name="checks"),
    path(SCHOOL + "evidence/checks/<int:pk>/", views.check, name="check"),
    path(SCHOOL + "evidence/checks/<int:pk>/reply/", views.check_reply, name="check_reply"),
]
