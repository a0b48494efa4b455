"""The database itself refuses to change or remove a line, whichever program asks."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SENTENCE = "A line of the audit is written once and never changed or removed."

_SQLITE = (
    "CREATE TRIGGER audit_entry_stays_{verb} BEFORE {verb} ON audit_entry BEGIN SELECT RAISE(ABORT, '{text}'); END"
)
_POSTGRESQL_FUNCTION = (
    "CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_SENTENCE}'; END $$"
)
_POSTGRESQL_TRIGGER = (
    "CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()"
)
_FORWARDS = {
    "sqlite": [_SQLITE.format(verb=verb, text=_SENTENCE) for verb in ("update", "delete")],
    "postgresql": [_POSTGRESQL_FUNCTION, _POSTGRESQL_TRIGGER],
}
_BACKWARDS = {
    "sqlite": ["DROP TRIGGER audit_entry_stays_update", "DROP TRIGGER audit_entry_stays_delete"],
    "postgresql": ["DROP TRIGGER audit_entry_stays ON audit_entry", "DROP FUNCTION audit_entry_stays()"],
}


def add_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _FORWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _BACKWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(add_triggers, drop_triggers)]
