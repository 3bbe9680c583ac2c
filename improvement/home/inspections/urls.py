from django.urls import path

from improvement.home.inspections import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "inspections/", views.inspections, name="inspections"),
    path(SCHOOL + "inspections/<int:pk>/", views.inspection, name="inspection"),
    path(SCHOOL + "findings/<int:pk>/", views.finding, name="finding"),
]
