"""Django's one door to the tables: each stands in its noun's folder."""

from improvement.actions.models import Action, ActionStep, Rhythm, Snooze
from improvement.areas.models import Activity, AreaForImprovement, Impact, ProgressNote
from improvement.evidence.checks.models import EvidenceCheck, EvidenceOpening, EvidenceRequest
from improvement.evidence.models import Evidence, EvidenceLink
from improvement.inspections.models import (
    EvaluationArea,
    Finding,
    FindingVerdict,
    FollowUp,
    Framework,
    Grade,
    Inspection,
    Judgement,
)
from improvement.letters.models import LetterDraft
from improvement.monitoring.models import SOURCE_OF, ContextNote, MonitoringActivity, Source
from improvement.oversight.visit_notes.models import AgreedStep, VisitNote
from improvement.plans.models import ActionPlan, PlanArea, PlanVersion
from improvement.targets.models import Measure, MeasureSeries, SuccessCriterion, TermlyTarget

__all__ = [
    "SOURCE_OF",
    "Action",
    "ActionPlan",
    "ActionStep",
    "Activity",
    "AgreedStep",
    "AreaForImprovement",
    "ContextNote",
    "EvaluationArea",
    "Evidence",
    "EvidenceCheck",
    "EvidenceLink",
    "EvidenceOpening",
    "EvidenceRequest",
    "Finding",
    "FindingVerdict",
    "FollowUp",
    "Framework",
    "Grade",
    "Impact",
    "Inspection",
    "Judgement",
    "LetterDraft",
    "Measure",
    "MeasureSeries",
    "MonitoringActivity",
    "PlanArea",
    "PlanVersion",
    "ProgressNote",
    "Rhythm",
    "Snooze",
    "Source",
    "SuccessCriterion",
    "TermlyTarget",
    "VisitNote",
]
