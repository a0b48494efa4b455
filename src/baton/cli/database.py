"""Whether the database is as the code expects it. Import only once Django has started."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from baton.cli.progress import step


def pending() -> int:
    """How many changes the database still waits for; the cache's table counts as one."""
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return waiting + ("site_cache" not in connection.introspection.table_names())


def bring_up_to_date() -> None:
    with step("Changing the database"):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
