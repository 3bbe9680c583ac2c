from improvement.models.actions import Action, ActionStep, Activity, Impact, ProgressNote, Rhythm
from improvement.models.areas import AreaForImprovement
from improvement.models.drafts import LetterDraft
from improvement.models.findings import Finding, FindingVerdict, FollowUp
from improvement.models.frameworks import EvaluationArea, Framework, Grade
from improvement.models.inspections import Inspection, Judgement
from improvement.models.plans import ActionPlan, PlanArea

__all__ = [
    "Action",
    "ActionPlan",
    "ActionStep",
    "Activity",
    "AreaForImprovement",
    "EvaluationArea",
    "Finding",
    "FindingVerdict",
    "FollowUp",
    "Framework",
    "Grade",
    "Impact",
    "Inspection",
    "Judgement",
    "LetterDraft",
    "PlanArea",
    "ProgressNote",
    "Rhythm",
]
