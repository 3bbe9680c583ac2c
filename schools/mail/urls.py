from django.urls import path

from schools.mail import views

urlpatterns = [
    path("operator/mail/", views.operator_mail, name="operator_mail"),
    path("reminders/<str:token>/", views.reminders_stop, name="reminders_stop"),
]
