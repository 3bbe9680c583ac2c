from django.urls import path

from improvement.letters import views

SCHOOL = "schools/<str:urn>/"
urlpatterns = [
    path(SCHOOL + "inspections/read/", views.inspection_read, name="inspection_read"),
    path(SCHOOL + "inspections/read/<int:pk>/", views.inspection_confirm, name="inspection_confirm"),
    path(SCHOOL + "inspections/read/<int:pk>/discard/", views.letter_discard, name="letter_discard"),
    path(SCHOOL + "inspections/read/<int:pk>/pages/<int:number>.png", views.letter_page, name="letter_page"),
]
