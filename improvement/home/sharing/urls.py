from django.urls import path

from improvement.home.sharing import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "evidence/shared/", views.evidence_sharing, name="evidence_sharing"),
    path(SCHOOL + "people/access/adviser/", views.seen_by_adviser, name="seen_by_adviser"),
]
