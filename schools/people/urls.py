from django.urls import path

from schools.people import views

urlpatterns = [
    path("schools/<str:urn>/people/<int:pk>/mail/", views.person_mail_again, name="person_mail_again"),
    path("schools/<str:urn>/people/", views.people, name="people"),
    path("schools/<str:urn>/people/add/", views.person_add, name="person_add"),
    path("schools/<str:urn>/people/<int:pk>/edit/", views.person_edit, name="person_edit"),
    path("schools/<str:urn>/people/<int:pk>/invite/", views.person_invite, name="person_invite"),
    path("schools/<str:urn>/people/<int:pk>/leave/", views.person_leave, name="person_leave"),
    path("schools/<str:urn>/people/<int:pk>/return/", views.person_return, name="person_return"),
]
