from improvement.models.actions import Action, ActionStep, Activity, Impact, ProgressNote, Rhythm
from improvement.models.areas import AreaForImprovement
from improvement.models.checks import (
    EvidenceCheck,
    EvidenceOpening,
    EvidenceRequest,
)
from improvement.models.drafts import LetterDraft
from improvement.models.evidence import Evidence, EvidenceLink
from improvement.models.findings import Finding, FindingVerdict, FollowUp
from improvement.models.frameworks import EvaluationArea, Framework, Grade
from improvement.models.inspections import Inspection, Judgement
from improvement.models.measures import Measure, MeasureSeries, SuccessCriterion, TermlyTarget
from improvement.models.monitoring import SOURCE_OF, ContextNote, MonitoringActivity, Source
from improvement.models.plans import ActionPlan, PlanArea, PlanVersion
from improvement.models.snoozes import Snooze
from improvement.models.visit_notes import AgreedStep, VisitNote

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
