from django.urls import path

from improvement.home import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL, views.dashboard, name="dashboard"),
]
