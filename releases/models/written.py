"""Questions that readers ask again and again, written in SQL once: Django writes a gate longer than a database answers."""

from copy import copy
from datetime import UTC, datetime

from django.db import DEFAULT_DB_ALIAS, connections

# Stand in the SQL for values that come with each question; nothing else is ever equal to them.
MARKS = {
    datetime: lambda place: datetime(1801, 1, 1, 0, 0, place, 987654, tzinfo=UTC),
    str: "\ue000mark {}".format,
    int: lambda place: (1 << 60) + place,
}
_kept = {}


class Written:
    """A question; ``compose(*shape, **values)`` returns its QuerySet.

    What is in ``shape`` decides how the SQL reads. ``values`` are aware instants, texts and whole numbers that it only
    compares with; none may be None, cut a list short or leave a condition out.
    """

    def __init__(self, compose):
        self.compose = compose

    def __call__(self, *shape, **values):
        """Ask it and return a list of what the QuerySet would give."""
        key = (self.compose, shape, tuple((name, type(value)) for name, value in values.items()))
        if key not in _kept:
            _kept[key] = _Text(self.compose, shape, values)
        return _kept[key].ask(values)

    def first(self, *shape, **values):
        """Return the first of them, or None."""
        return next(iter(self(*shape, **values)), None)


def forget():
    """Write every question anew from now on: for whoever changes a gate while the program runs."""
    _kept.clear()


class _Text:
    """The SQL of one shape, and where in it the values stand."""

    def __init__(self, compose, shape, values):
        marks = {
            name: MARKS[type(value)](place) for place, (name, value) in enumerate(values.items())
        }
        self.rows = compose(*shape, **marks)
        self.compiler = self.rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.params = self.compiler.as_sql()
        self.places = [
            (place, name)
            for place, param in enumerate(self.params)
            for name, mark in marks.items()
            if type(param) is type(_param(mark)) and param == _param(mark)
        ]
        missing = marks.keys() - {name for _place, name in self.places}
        if missing:
            raise ValueError(f"the question doesn’t ask for {sorted(missing)}")

    def ask(self, values):
        params = list(self.params)
        for place, name in self.places:
            params[place] = _param(values[name])
        compiler = copy(self.compiler)
        # Each thread has its own.
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, tuple(params))
        query = copy(self.rows.query)
        query.get_compiler = lambda *_args, **_kwargs: compiler
        rows = self.rows._chain()
        rows.query = query
        # A QuerySet that is given a query forgets how it hands over its rows.
        rows._iterable_class = self.rows._iterable_class
        return list(rows)


def _param(value):
    """Return a value as the database gets it."""
    if isinstance(value, datetime):
        return connections[DEFAULT_DB_ALIAS].ops.adapt_datetimefield_value(value)
    return value
