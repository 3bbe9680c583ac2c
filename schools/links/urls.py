from django.urls import path

from schools.links import views

urlpatterns = [
    path("schools/<str:urn>/people/settings/", views.school_settings, name="school_settings"),
    path("schools/<str:urn>/people/access/", views.who_sees, name="who_sees"),
    path("schools/<str:urn>/people/access/add/", views.link_add, name="link_add"),
    path("schools/<str:urn>/people/access/<int:pk>/accept/", views.link_accept, name="link_accept"),
    path("schools/<str:urn>/people/access/<int:pk>/stop/", views.link_stop, name="link_stop"),
]
