"""Every address of the plan and what belongs to it."""

from improvement.actions import urls as actions
from improvement.areas import urls as areas
from improvement.evidence import urls as evidence
from improvement.home import urls as home
from improvement.home.actions import urls as home_actions
from improvement.home.areas import urls as home_areas
from improvement.home.handover import urls as home_handover
from improvement.home.inspections import urls as home_inspections
from improvement.home.plans import urls as home_plans
from improvement.home.sharing import urls as home_sharing
from improvement.inspections import urls as inspections
from improvement.inspections.findings import urls as inspections_findings
from improvement.letters import urls as letters
from improvement.monitoring import urls as monitoring
from improvement.monitoring.context_notes import urls as monitoring_context_notes
from improvement.oversight.checks import urls as oversight_checks
from improvement.oversight.portfolio import urls as oversight_portfolio
from improvement.oversight.requests import urls as oversight_requests
from improvement.oversight.visit_notes import urls as oversight_visit_notes
from improvement.plans import urls as plans
from improvement.progress import urls as progress
from improvement.targets import urls as targets
from improvement.targets.criteria import urls as targets_criteria

urlpatterns = [
    *actions.urlpatterns,
    *areas.urlpatterns,
    *evidence.urlpatterns,
    *home.urlpatterns,
    *home_actions.urlpatterns,
    *home_areas.urlpatterns,
    *home_handover.urlpatterns,
    *home_inspections.urlpatterns,
    *home_plans.urlpatterns,
    *home_sharing.urlpatterns,
    *inspections.urlpatterns,
    *inspections_findings.urlpatterns,
    *letters.urlpatterns,
    *monitoring.urlpatterns,
    *monitoring_context_notes.urlpatterns,
    *oversight_checks.urlpatterns,
    *oversight_portfolio.urlpatterns,
    *oversight_requests.urlpatterns,
    *oversight_visit_notes.urlpatterns,
    *plans.urlpatterns,
    *progress.urlpatterns,
    *targets.urlpatterns,
    *targets_criteria.urlpatterns,
]
