from django.urls import path

from schools.mail.delivery import views

urlpatterns = [
    path("schools/<str:urn>/messages/", views.messages, name="messages"),
]
