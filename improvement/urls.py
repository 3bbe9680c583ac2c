"""The addresses of the plan, its areas and actions, inspections and findings."""

from django.urls import path

from improvement.views import actions, areas, findings, inspections, letters, portfolio, today, verdicts

SCHOOL = "schools/<str:urn>/"

urlpatterns = [
    path("portfolio/", portfolio.portfolio, name="portfolio"),
    path(SCHOOL, today.dashboard, name="dashboard"),
    path(SCHOOL + "plan/", areas.plan, name="plan"),
    path(SCHOOL + "plan/edit/", areas.plan_edit, name="plan_edit"),
    path(SCHOOL + "areas/add/", areas.area_add, name="area_add"),
    path(SCHOOL + "areas/from-findings/", areas.area_from_findings, name="area_from_findings"),
    path(SCHOOL + "areas/<int:pk>/", areas.area, name="area"),
    path(SCHOOL + "areas/<int:pk>/edit/", areas.area_edit, name="area_edit"),
    path(SCHOOL + "areas/<int:pk>/note/", areas.area_note, name="area_note"),
    path(SCHOOL + "areas/<int:pk>/starters/", areas.area_starters, name="area_starters"),
    path(SCHOOL + "areas/<int:pk>/move/", areas.area_move, name="area_move"),
    path(SCHOOL + "areas/<int:pk>/remove/", areas.area_remove, name="area_remove"),
    path(SCHOOL + "areas/<int:pk>/restore/", areas.area_restore, name="area_restore"),
    path(SCHOOL + "areas/<int:pk>/actions/add/", actions.action_add, name="action_add"),
    path(SCHOOL + "actions/<int:pk>/", actions.action, name="action"),
    path(SCHOOL + "actions/<int:pk>/edit/", actions.action_edit, name="action_edit"),
    path(SCHOOL + "actions/<int:pk>/note/", actions.action_note, name="action_note"),
    path(SCHOOL + "actions/<int:pk>/stop/", actions.action_stop, name="action_stop"),
    path(SCHOOL + "actions/<int:pk>/resume/", actions.action_resume, name="action_resume"),
    path(SCHOOL + "actions/<int:pk>/move/", actions.action_move, name="action_move"),
    path(SCHOOL + "actions/<int:pk>/remove/", actions.action_remove, name="action_remove"),
    path(SCHOOL + "actions/<int:pk>/restore/", actions.action_restore, name="action_restore"),
    path(SCHOOL + "actions/<int:pk>/steps/<int:step>/tick/", actions.step_tick, name="step_tick"),
    path(SCHOOL + "inspections/", inspections.inspections, name="inspections"),
    path(SCHOOL + "inspections/add/", inspections.inspection_add, name="inspection_add"),
    path(SCHOOL + "inspections/read/", letters.inspection_read, name="inspection_read"),
    path(SCHOOL + "inspections/read/<int:pk>/", letters.inspection_confirm, name="inspection_confirm"),
    path(SCHOOL + "inspections/read/<int:pk>/discard/", letters.letter_discard, name="letter_discard"),
    path(
        SCHOOL + "inspections/read/<int:pk>/pages/<int:number>.png", letters.letter_page, name="letter_page"
    ),
    path(SCHOOL + "inspections/<int:pk>/", inspections.inspection, name="inspection"),
    path(SCHOOL + "inspections/<int:pk>/edit/", inspections.inspection_edit, name="inspection_edit"),
    path(
        SCHOOL + "inspections/<int:pk>/judgements/",
        inspections.inspection_judgements,
        name="inspection_judgements",
    ),
    path(SCHOOL + "inspections/<int:pk>/verdicts/", verdicts.inspection_verdicts, name="inspection_verdicts"),
    path(SCHOOL + "inspections/<int:pk>/source/", inspections.inspection_source, name="inspection_source"),
    path(SCHOOL + "inspections/<int:pk>/paste/", inspections.inspection_paste, name="inspection_paste"),
    path(SCHOOL + "inspections/<int:pk>/mark/", inspections.inspection_mark, name="inspection_mark"),
    path(SCHOOL + "findings/<int:pk>/", findings.finding, name="finding"),
    path(SCHOOL + "follow-ups/<int:pk>/", findings.follow_up, name="follow_up"),
]
