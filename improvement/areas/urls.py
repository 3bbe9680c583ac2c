from django.urls import path

from improvement.areas import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "areas/add/", views.area_add, name="area_add"),
    path(SCHOOL + "areas/<int:pk>/edit/", views.area_edit, name="area_edit"),
    path(SCHOOL + "areas/<int:pk>/move/", views.area_move, name="area_move"),
    path(SCHOOL + "areas/<int:pk>/remove/", views.area_remove, name="area_remove"),
    path(SCHOOL + "areas/<int:pk>/restore/", views.area_restore, name="area_restore"),
]
