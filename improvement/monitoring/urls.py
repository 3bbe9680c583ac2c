from django.urls import path

from improvement.monitoring import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "monitoring/", views.monitoring, name="monitoring"),
    path(SCHOOL + "monitoring/plan/", views.monitoring_plan, name="monitoring_plan"),
    path(SCHOOL + "monitoring/add/", views.monitoring_add, name="monitoring_add"),
    path(SCHOOL + "monitoring/<int:pk>/", views.monitoring_activity, name="monitoring_activity"),
    path(SCHOOL + "monitoring/<int:pk>/record/", views.monitoring_record, name="monitoring_record"),
    path(SCHOOL + "monitoring/<int:pk>/edit/", views.monitoring_edit, name="monitoring_edit"),
    path(SCHOOL + "monitoring/<int:pk>/remove/", views.monitoring_remove, name="monitoring_remove"),
    path(SCHOOL + "monitoring/<int:pk>/restore/", views.monitoring_restore, name="monitoring_restore"),
]
