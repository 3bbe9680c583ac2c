from django.urls import path

from improvement.home.handover import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "people/<int:pk>/handover/", views.person_handover, name="person_handover"),
]
