from django.urls import path

from improvement.targets.criteria import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "areas/<int:pk>/criteria/add/", views.criterion_add, name="criterion_add"),
    path(SCHOOL + "criteria/<int:pk>/edit/", views.criterion_edit, name="criterion_edit"),
    path(SCHOOL + "criteria/<int:pk>/remove/", views.criterion_remove, name="criterion_remove"),
    path(SCHOOL + "criteria/<int:pk>/restore/", views.criterion_restore, name="criterion_restore"),
]
