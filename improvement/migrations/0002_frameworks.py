from django.db import migrations

from improvement import frameworks


def load(apps, schema_editor):
    models = (apps.get_model("improvement", name) for name in ("Framework", "EvaluationArea", "Grade"))
    frameworks.load(*models)


class Migration(migrations.Migration):
    dependencies = [("improvement", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
