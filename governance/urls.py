"""The addresses of the board."""

from django.urls import path

from governance.views import board

urlpatterns = [path("schools/<str:urn>/governance/", board.governance, name="governance")]
