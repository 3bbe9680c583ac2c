import json
from datetime import date

from django.db import migrations

from improvement.data import FRAMEWORKS


def load(apps, schema_editor):
    """As `manage.py load_frameworks` did when these tables were made. It is written out here because a migration
    must not change when the code does; the command, run after `migrate`, brings the rows up to date."""
    framework_model, area_model, grade_model = (
        apps.get_model("improvement", name) for name in ("Framework", "EvaluationArea", "Grade")
    )

    def day(iso):
        return date.fromisoformat(iso) if iso else None

    for given in json.loads(FRAMEWORKS.read_text(encoding="utf-8")):
        framework, _ = framework_model.objects.update_or_create(
            code=given["code"],
            defaults={
                "name": given["name"],
                "starts_on": day(given["starts_on"]),
                "ends_on": day(given["ends_on"]),
                "source": given["source"],
                "categories": given["categories"],
            },
        )
        for order, area in enumerate(given["areas"], start=1):
            area_model.objects.update_or_create(
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
                grade_model.objects.update_or_create(
                    framework=framework,
                    scale=scale,
                    name=grade["name"],
                    defaults={
                        "order": order,
                        "number": grade.get("number"),
                        "concern": grade.get("concern", False),
                    },
                )


class Migration(migrations.Migration):
    dependencies = [("improvement", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
