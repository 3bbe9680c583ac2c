from django.urls import path

from improvement.inspections import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "inspections/add/", views.inspection_add, name="inspection_add"),
    path(SCHOOL + "inspections/<int:pk>/edit/", views.inspection_edit, name="inspection_edit"),
    path(
        SCHOOL + "inspections/<int:pk>/judgements/",
        views.inspection_judgements,
        name="inspection_judgements",
    ),
    path(SCHOOL + "inspections/<int:pk>/source/", views.inspection_source, name="inspection_source"),
    path(SCHOOL + "inspections/<int:pk>/paste/", views.inspection_paste, name="inspection_paste"),
    path(SCHOOL + "inspections/<int:pk>/mark/", views.inspection_mark, name="inspection_mark"),
]
