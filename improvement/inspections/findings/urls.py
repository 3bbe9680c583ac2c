from django.urls import path

from improvement.inspections.findings import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "inspections/<int:pk>/verdicts/", views.inspection_verdicts, name="inspection_verdicts"),
    path(SCHOOL + "follow-ups/<int:pk>/", views.follow_up, name="follow_up"),
]
