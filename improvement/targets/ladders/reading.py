"""Reading measures with their groups and targets."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from improvement.targets.models import Measure, MeasureSeries, TermlyTarget


def _names(model: type[Model], prefix: str = "") -> list[str]:
    return [f"{prefix}{field.attname}" for field in model._meta.concrete_fields]


OF_MEASURE, OF_SERIES, OF_TARGET = _names(Measure), _names(MeasureSeries), _names(TermlyTarget)


def whole(measures: QuerySet[Measure]) -> Iterable[Measure]:
    """The measures as `with_series` has them, in one query: a line for each target, and one for a group without."""
    lines = (
        MeasureSeries.objects.filter(removed_at=None, measure__in=measures)
        .order_by("measure__area", "measure__order", "measure", "pk", "targets__academic_year", "targets__pk")
        .values_list(
            *(f"measure__{name}" for name in OF_MEASURE),
            *OF_SERIES,
            *(f"targets__{field.name}" for field in TermlyTarget._meta.concrete_fields),
        )
    )
    first, second = len(OF_MEASURE), len(OF_MEASURE) + len(OF_SERIES)
    found: dict[
        int, Any
    ] = {}  # measures and groups get `kept_series` and `rows` here, as a prefetch would give them
    groups: dict[int, Any] = {}
    for line in lines:
        if line[0] not in found:
            found[line[0]] = Measure.from_db(lines.db, OF_MEASURE, line[:first])
            found[line[0]].kept_series = []
        measure = found[line[0]]
        if line[first] not in groups:
            groups[line[first]] = MeasureSeries.from_db(lines.db, OF_SERIES, line[first:second])
            groups[line[first]].measure, groups[line[first]].rows = measure, []
            measure.kept_series.append(groups[line[first]])
        series = groups[line[first]]
        if line[second] is not None:
            series.rows.append(TermlyTarget.from_db(lines.db, OF_TARGET, line[second:]))
    return found.values()


def with_series(measures: QuerySet[Measure]) -> QuerySet[Any]:
    """Measures with `kept_series`, each of these with its targets as `rows`: two more queries."""
    targets = TermlyTarget.objects.order_by("academic_year", "pk")
    series = (
        MeasureSeries.objects.filter(removed_at=None)
        .order_by("pk")
        .prefetch_related(Prefetch("targets", targets, to_attr="rows"))
    )
    return measures.order_by("area", "order", "pk").prefetch_related(
        Prefetch("series", series, to_attr="kept_series")
    )
