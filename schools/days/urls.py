from django.urls import path

from schools.days import views

urlpatterns = [
    path("schools/<str:urn>/terms/", views.terms, name="terms"),
    path("schools/<str:urn>/terms/lay/", views.terms_lay, name="terms_lay"),
    path("schools/<str:urn>/terms/confirm/", views.terms_confirm, name="terms_confirm"),
    path("schools/<str:urn>/terms/<int:pk>/edit/", views.term_edit, name="term_edit"),
    path("schools/<str:urn>/terms/closures/add/", views.closure_add, name="closure_add"),
    path("schools/<str:urn>/terms/closures/<int:pk>/remove/", views.closure_remove, name="closure_remove"),
]
