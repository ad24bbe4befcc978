"""Rows as one column of another row: what belongs to it costs no query of its own."""

from django.db import models
from django.db.models import Aggregate, Func, Value


class AsList(Aggregate):
    """Rows as one JSON list."""

    output_field = models.JSONField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


class AsObject(Func):
    """Columns as one JSON object. Django's JSONObject asks SQLite first whether it can, in a transaction that may wait."""

    output_field = models.JSONField()

    def __init__(self, **columns):
        pairs = [each for name, column in columns.items() for each in (Value(name), column)]
        super().__init__(*pairs)

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSON_OBJECT", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSONB_BUILD_OBJECT", **context)
