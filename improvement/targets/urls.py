from django.urls import path

from improvement.targets import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "areas/<int:pk>/measures/add/", views.measure_add, name="measure_add"),
    path(SCHOOL + "targets/", views.targets, name="targets"),
    path(SCHOOL + "targets/actuals/", views.actuals, name="actuals"),
    path(SCHOOL + "targets/<int:pk>/", views.measure, name="measure"),
    path(SCHOOL + "targets/<int:pk>/edit/", views.measure_edit, name="measure_edit"),
    path(SCHOOL + "targets/<int:pk>/remove/", views.measure_remove, name="measure_remove"),
    path(SCHOOL + "targets/<int:pk>/restore/", views.measure_restore, name="measure_restore"),
]
