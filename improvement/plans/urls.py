from django.urls import path

from improvement.plans import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "plan/edit/", views.plan_edit, name="plan_edit"),
]
