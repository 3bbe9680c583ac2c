from django.urls import path

from improvement.oversight.requests import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "evidence/requests/add/", views.evidence_request_add, name="evidence_request_add"),
    path(SCHOOL + "evidence/requests/<int:pk>/", views.evidence_request, name="evidence_request"),
    path(
        SCHOOL + "evidence/requests/<int:pk>/withdraw/",
        views.evidence_request_withdraw,
        name="evidence_request_withdraw",
    ),
]
