"""Every address of Cairn. The name of a URL is the name of its view, its template and its test."""

from django.urls import include, path

from config.calendars import calendar_feed
from config.home import home
from config.reminders import KINDS
from demo.mails import mail_example, mail_examples

urlpatterns = [
    path("", home, name="home"),
    path("calendar/<str:token>.ics", calendar_feed, name="calendar_feed"),
    path("help/mails/", mail_examples, {"kinds": KINDS}, name="mail_examples"),
    path("help/mails/<str:name>/", mail_example, {"kinds": KINDS}, name="mail_example"),
    path("", include("schools.urls")),
    path("", include("improvement.urls")),
    path("", include("governance.urls")),
    path("accounts/", include("schools.accounts.sign_in_urls")),
]

handler400 = "schools.web.errors.bad_request"
handler403 = "schools.web.errors.forbidden"
handler404 = "schools.web.errors.not_found"
handler500 = "schools.web.errors.server_error"
