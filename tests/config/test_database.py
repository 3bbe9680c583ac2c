import pytest
from django.db import connection


def test_postgresql_compiles_no_query(db):
    """Compiling took two seconds of a query of ten milliseconds: whose evidence is it, in a school not analysed yet."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL compiles queries")
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
