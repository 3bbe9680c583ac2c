"""Every address of the ground."""

from schools.accounts import urls as accounts
from schools.bodies import urls as bodies
from schools.days import urls as days
from schools.events import urls as events
from schools.links import urls as links
from schools.mail import urls as mail
from schools.mail.delivery import urls as mail_delivery
from schools.people import urls as people
from schools.web import urls as web

urlpatterns = [
    *accounts.urlpatterns,
    *bodies.urlpatterns,
    *days.urlpatterns,
    *events.urlpatterns,
    *links.urlpatterns,
    *mail.urlpatterns,
    *mail_delivery.urlpatterns,
    *people.urlpatterns,
    *web.urlpatterns,
]
