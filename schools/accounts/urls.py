from django.urls import path

from schools.accounts import views

urlpatterns = [
    path("schools/", views.school_list, name="school_list"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("kept/<uuid:key>/", views.kept_form, name="kept_form"),
]
