from django.urls import path

from improvement.home.areas import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "areas/from-findings/", views.area_from_findings, name="area_from_findings"),
    path(SCHOOL + "areas/<int:pk>/", views.area, name="area"),
    path(SCHOOL + "areas/<int:pk>/note/", views.area_note, name="area_note"),
    path(SCHOOL + "areas/<int:pk>/starters/", views.area_starters, name="area_starters"),
]
