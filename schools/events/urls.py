from django.urls import path

from schools.events import views

urlpatterns = [
    path("schools/<str:urn>/history/", views.history, name="history"),
]
