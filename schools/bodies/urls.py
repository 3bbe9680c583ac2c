from django.urls import path

from schools.bodies import views

urlpatterns = [
    path("bodies/<int:pk>/", views.body, name="body"),
    path("bodies/<int:pk>/invite/", views.body_invite, name="body_invite"),
    path("bodies/<int:pk>/people/<int:person>/", views.body_member, name="body_member"),
    path("bodies/<int:pk>/people/<int:person>/end/", views.body_member_end, name="body_member_end"),
    path("bodies/<int:pk>/people/<int:person>/again/", views.body_member_again, name="body_member_again"),
    path("bodies/<int:pk>/ask/", views.body_ask, name="body_ask"),
    path("bodies/<int:pk>/ask/<int:link>/withdraw/", views.body_ask_withdraw, name="body_ask_withdraw"),
]
