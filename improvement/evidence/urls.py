from django.urls import path

from improvement.evidence import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "evidence/", views.evidence, name="evidence"),
    path(SCHOOL + "evidence/add/", views.evidence_add, name="evidence_add"),
    path(SCHOOL + "evidence/attach/", views.evidence_attach, name="evidence_attach"),
    path(SCHOOL + "evidence/zip/", views.evidence_zip, name="evidence_zip"),
    path(SCHOOL + "evidence/<int:pk>/", views.evidence_item, name="evidence_item"),
    path(SCHOOL + "evidence/<int:pk>/edit/", views.evidence_edit, name="evidence_edit"),
    path(SCHOOL + "evidence/<int:pk>/revise/", views.evidence_revise, name="evidence_revise"),
    path(SCHOOL + "evidence/<int:pk>/file/", views.evidence_file, name="evidence_file"),
    path(SCHOOL + "evidence/<int:pk>/pages/<int:number>/", views.evidence_page, name="evidence_page"),
    path(SCHOOL + "evidence/<int:pk>/remove/", views.evidence_remove, name="evidence_remove"),
    path(SCHOOL + "evidence/<int:pk>/restore/", views.evidence_restore, name="evidence_restore"),
]
