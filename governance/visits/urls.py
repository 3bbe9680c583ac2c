from django.urls import path

from governance.visits import views

HERE = "schools/<str:urn>/governance/"
VISIT = f"{HERE}visits/<int:pk>/"
urlpatterns = [
    path(f"{HERE}visits/", views.visits, name="visits"),
    path(f"{HERE}visits/plan/", views.visit_plan, name="visit_plan"),
    path(VISIT, views.visit, name="visit"),
    path(f"{VISIT}edit/", views.visit_edit, name="visit_edit"),
    path(f"{VISIT}record/", views.visit_record, name="visit_record"),
    path(f"{VISIT}comment/", views.visit_comment, name="visit_comment"),
    path(f"{VISIT}to-board/", views.visit_to_board, name="visit_to_board"),
    path(f"{VISIT}remove/", views.visit_remove, name="visit_remove"),
    path(f"{VISIT}restore/", views.visit_restore, name="visit_restore"),
]
