"""The tables that a seeded school fills, in the order in which rows may refer to each other."""

from demo.seeding.bulk import Table, count_on
from improvement import models as improvement
from schools import models as schools


class Tables:
    def __init__(self) -> None:
        self.school = Table(schools.School, "urn", "name", "phase", "roll")
        self.urn = Table(schools.SchoolUrn, "school_id", "urn", "starts_on")
        self.link = Table(schools.SchoolBody, "school_id", "body_id", "basis", "starts_on")
        self.term = Table(
            schools.Term, "school_id", "academic_year", "season", "half", "starts_on", "ends_on", "typical"
        )
        self.person = Table(schools.Person, "school_id", "name", "job_title")
        self.membership = Table(schools.Membership, "person_id", "role", "starts_on")
        self.inspection = Table(
            improvement.Inspection, "school_id", "framework_id", "kind", "starts_on", "category_of_concern"
        )
        self.follow_up = Table(
            improvement.FollowUp, "school_id", "inspection_id", "what", "happens_on", "printed_date"
        )
        self.plan = Table(improvement.ActionPlan, "school_id", "title", "starts_on", "ends_on", "status")
        self.area = Table(improvement.AreaForImprovement, "school_id", "title", "leader_id")
        self.place = Table(improvement.PlanArea, "plan_id", "area_id", "order")
        self.note = Table(
            improvement.ProgressNote, "school_id", "area_id", "by_id", "on", "text", "impact", "is_review"
        )
        self.action = Table(
            improvement.Action,
            *("school_id", "area_id", "order", "title", "owner_id", "starts_on", "due_on", "review_on"),
            *("activity", "done_on", "stopped_because", "impact", "rated_by_id", "rated_on"),
        )
        self.measure = Table(improvement.Measure, "school_id", "area_id", "name", "lower_is_better", "order")
        self.series = Table(
            improvement.MeasureSeries, "school_id", "measure_id", "pupil_group", "cohort", "baseline"
        )
        self.target = Table(
            improvement.TermlyTarget,
            *("school_id", "series_id", "academic_year", "season", "target", "actual", "actual_on"),
        )
        self.look = Table(
            improvement.MonitoringActivity, "school_id", "kind", "planned_on", "done_on", "by_id", "focus"
        )
        self.evidence = Table(
            improvement.Evidence,
            *("school_id", "form", "source", "title", "text", "represents_on", "added_on", "added_by_id"),
            *("fresh_until", "shared_with_adviser"),
        )
        self.evidence_link = Table(improvement.EvidenceLink, "school_id", "evidence_id", "action_id")
        self.check = Table(
            improvement.EvidenceCheck,
            *("school_id", "link_id", "body_id", "verdict", "reason", "by_id", "on"),
            *("reply", "reply_by_id", "reply_on"),
        )
        self.request = Table(
            improvement.EvidenceRequest,
            *("school_id", "body_id", "by_id", "on", "area_id", "what", "wanted_by"),
            *("answer", "answered_by_id", "answered_on"),
        )
        self.event = Table(
            schools.Event,
            *("school_id", "actor_name", "verb", "target_type", "target_id", "area_id", "sentence", "at"),
        )

    @property
    def all(self) -> list[Table]:
        return list(vars(self).values())

    def write(self) -> None:
        for table in self.all:
            table.write()

    def count_on(self) -> None:
        count_on(self.all)

    @property
    def rows(self) -> int:
        return sum(table.count for table in self.all)
