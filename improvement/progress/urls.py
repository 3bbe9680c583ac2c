from django.urls import path

from improvement.progress import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "coverage/", views.coverage, name="coverage"),
]
