from django.urls import path

from schools.web import views

urlpatterns = [
    path("help/", views.help, name="help"),
    path("help/ratings/", views.ratings, name="ratings"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("health/deep", views.health_deep, name="health_deep"),
    path("health/live", views.health_live, name="health_live"),
    path("health/ready", views.health_ready, name="health_ready"),
]
