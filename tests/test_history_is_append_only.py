"""Nobody changes the history, by whatever road."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from schools import history
from schools.events import triggers
from schools.models import Event


@pytest.fixture
def event(cast):
    return history.record(cast.school, by=cast.head.user, verb="added", sentence="It happened")


def refused(act):
    with pytest.raises(DatabaseError, match="history cannot be changed"), transaction.atomic():
        act()


def test_no_change_and_no_removal(event):
    refused(lambda: Event.objects.update(sentence="It did not"))
    refused(lambda: Event.objects.all().delete())
    event.sentence = "It did not"
    refused(event.save)
    assert Event.objects.get(pk=event.pk).sentence == "It happened"


def test_no_replacement(event):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite knows INSERT OR REPLACE")
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute("INSERT OR REPLACE INTO schools_event SELECT * FROM schools_event"))


def test_no_emptying(event):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL knows TRUNCATE")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or PostgreSQL refuses for a reason of its own
        refused(lambda: cursor.execute("TRUNCATE schools_event"))


def test_a_missing_trigger_is_seen_at_start_and_laid_again_by_migrate(db):
    assert not [e for e in run_checks(databases=["default"]) if e.id.startswith("cairn.")]
    triggers.lift_for_tests()
    assert "cairn.E001" in [e.id for e in run_checks(databases=["default"])]
    call_command("migrate", verbosity=0)
    assert not triggers.missing()


def test_only_tests_may_lift_them(settings, db):
    settings.TESTING = False
    with pytest.raises(Exception, match="Only a test"):
        triggers.lift_for_tests()
