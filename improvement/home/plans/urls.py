from django.urls import path

from improvement.home.plans import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "plan/", views.plan, name="plan"),
    path(SCHOOL + "plans/versions/<int:pk>/", views.plan_version, name="plan_version"),
]
