from django.db.migrations.recorder import MigrationRecorder


def test_a_migrated_database_is_ready(client, db):
    response = client.get("/health/ready")
    assert (response.status_code, response.text) == (200, "ready\n")


def test_a_missing_migration_is_named_with_its_remedy(client, db):
    MigrationRecorder.Migration.objects.filter(app="improvement").delete()
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert "manage.py migrate" in response.text
