from django.urls import path

from schools.views import accounts, history, links, messages, pages, people, terms

urlpatterns = [
    path("schools/<str:urn>/history/", history.history, name="history"),
    path("schools/<str:urn>/messages/", messages.messages, name="messages"),
    path("help/", pages.help, name="help"),
    path("help/ratings/", pages.ratings, name="ratings"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("health/live", pages.health_live, name="health_live"),
    path("health/ready", pages.health_ready, name="health_ready"),
    path("schools/", accounts.school_list, name="school_list"),
    path("schools/<str:urn>/people/", people.people, name="people"),
    path("schools/<str:urn>/people/add/", people.person_add, name="person_add"),
    path("schools/<str:urn>/people/access/", links.who_sees, name="who_sees"),
    path("schools/<str:urn>/people/access/add/", links.link_add, name="link_add"),
    path("schools/<str:urn>/people/access/<int:pk>/accept/", links.link_accept, name="link_accept"),
    path("schools/<str:urn>/people/access/<int:pk>/stop/", links.link_stop, name="link_stop"),
    path("schools/<str:urn>/people/<int:pk>/edit/", people.person_edit, name="person_edit"),
    path("schools/<str:urn>/people/<int:pk>/invite/", people.person_invite, name="person_invite"),
    path("schools/<str:urn>/people/<int:pk>/leave/", people.person_leave, name="person_leave"),
    path("schools/<str:urn>/people/<int:pk>/return/", people.person_return, name="person_return"),
    path("invitation/<str:token>/", accounts.invitation, name="invitation"),
    path("kept/<uuid:key>/", accounts.kept_form, name="kept_form"),
    path("schools/<str:urn>/terms/", terms.terms, name="terms"),
    path("schools/<str:urn>/terms/lay/", terms.terms_lay, name="terms_lay"),
    path("schools/<str:urn>/terms/confirm/", terms.terms_confirm, name="terms_confirm"),
    path("schools/<str:urn>/terms/<int:pk>/edit/", terms.term_edit, name="term_edit"),
    path("schools/<str:urn>/terms/closures/add/", terms.closure_add, name="closure_add"),
    path("schools/<str:urn>/terms/closures/<int:pk>/remove/", terms.closure_remove, name="closure_remove"),
]
