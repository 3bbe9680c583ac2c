from django.urls import path

from improvement.monitoring.context_notes import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "context/", views.context, name="context"),
    path(SCHOOL + "context/add/", views.context_note_add, name="context_note_add"),
    path(SCHOOL + "context/<int:pk>/edit/", views.context_note_edit, name="context_note_edit"),
    path(SCHOOL + "context/<int:pk>/remove/", views.context_note_remove, name="context_note_remove"),
    path(SCHOOL + "context/<int:pk>/restore/", views.context_note_restore, name="context_note_restore"),
]
