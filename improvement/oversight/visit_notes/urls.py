from django.urls import path

from improvement.oversight.visit_notes import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "support/visits/", views.visit_notes, name="visit_notes"),
    path(SCHOOL + "support/visits/add/", views.visit_note_add, name="visit_note_add"),
    path(SCHOOL + "support/visits/<int:pk>/", views.visit_note, name="visit_note"),
    path(SCHOOL + "support/visits/<int:pk>/edit/", views.visit_note_edit, name="visit_note_edit"),
    path(SCHOOL + "support/visits/<int:pk>/answer/", views.visit_note_answer, name="visit_note_answer"),
    path(SCHOOL + "support/visits/<int:pk>/file/", views.visit_note_file, name="visit_note_file"),
    path(SCHOOL + "support/visits/<int:pk>/remove/", views.visit_note_remove, name="visit_note_remove"),
    path(SCHOOL + "support/visits/<int:pk>/restore/", views.visit_note_restore, name="visit_note_restore"),
    path(
        SCHOOL + "support/visits/<int:pk>/steps/<int:step>/action/",
        views.step_to_action,
        name="step_to_action",
    ),
]
