"""`manage.py load_frameworks`: bring the inspection frameworks up to date with the data file."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from improvement.inspections import frameworks
from improvement.inspections.models import EvaluationArea, Framework, Grade


class Command(BaseCommand):
    help = (
        "Brings the inspection frameworks up to date with improvement/data/frameworks.json. Deletes nothing."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        count = frameworks.load(Framework, EvaluationArea, Grade)
        self.stdout.write(f"{count} inspection frameworks are up to date.")
