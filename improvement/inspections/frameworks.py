"""Puts the inspection frameworks of `improvement/data/frameworks.json` into the database."""

import json
from datetime import date

from django.db.models import Model

from improvement.data import FRAMEWORKS


def load(framework_model: type[Model], area_model: type[Model], grade_model: type[Model]) -> int:
    """Make the tables say what the data file says; returns how many frameworks it holds.

    Rows are found by code and name and brought up to date, so running it again changes nothing. Nothing is ever
    deleted, for a judgement may point at it. The models are arguments because a migration brings its own.
    """
    frameworks = json.loads(FRAMEWORKS.read_text(encoding="utf-8"))
    for given in frameworks:
        framework, _ = framework_model._default_manager.update_or_create(
            code=given["code"],
            defaults={
                "name": given["name"],
                "starts_on": _day(given["starts_on"]),
                "ends_on": _day(given["ends_on"]),
                "source": given["source"],
                "categories": given["categories"],
            },
        )
        for order, area in enumerate(given["areas"], start=1):
            area_model._default_manager.update_or_create(
                framework=framework,
                name=area["name"],
                defaults={
                    "order": order,
                    "where_applicable": area.get("where_applicable", False),
                    "scale": area.get("scale", "main"),
                },
            )
        for scale, grades in given["scales"].items():
            for order, grade in enumerate(grades, start=1):
                grade_model._default_manager.update_or_create(
                    framework=framework,
                    scale=scale,
                    name=grade["name"],
                    defaults={
                        "order": order,
                        "number": grade.get("number"),
                        "concern": grade.get("concern", False),
                    },
                )
    return len(frameworks)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
