"""Questions that readers ask again and again, written in SQL once: Django writes a gate longer than a database answers."""

import re
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import count

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.sql.where import WhereNode

# Stand in the SQL for values that come with each question; nothing else is ever equal to them.
MARKS = {
    datetime: lambda place: (
        datetime(1801, 1, 1, microsecond=987654, tzinfo=UTC) + timedelta(seconds=place)
    ),
    str: "\ue000mark {}\ue001".format,
    int: lambda place: (1 << 60) + place,
}
# What a database would read in a piece of a longer text as anything but itself.
SIGNS = re.compile(r"""[%_\\"'*]""")
# What is made of a mark instead of compared with it (an hour before, one more) still looks like one.
MADE_OF_A_MARK = re.compile(r"^(1800|1801)-|\ue000mark|^1152921504\d{9}$")
# A question with many words is another one than that with few; the latest are kept.
KEPT = 300


class Written:
    """A question; ``compose(*shape, **values)`` returns its QuerySet.

    What is in ``shape`` decides how the SQL reads. ``values`` are aware instants, texts and whole numbers that it only
    compares with or, plain texts, looks for within others; also tuples of them. No value may be None, limit a list or
    switch a condition off: such things belong to the shape.
    """

    def __init__(self, compose):
        self.compose = compose

    def __call__(self, *shape, **values):
        """Ask it and return a list of what the QuerySet would give."""
        types = tuple((name, _type(value)) for name, value in values.items())
        return _text(self.compose, shape, types).ask(_each(values.values()))

    def first(self, *shape, **values):
        """Return the first of them, or None."""
        return next(iter(self(*shape, **values)), None)


def forget():
    """Write every question anew from now on: for whoever changes a gate while the program runs."""
    _text.cache_clear()


def _type(value):
    return tuple(map(type, value)) if isinstance(value, tuple) else type(value)


def _each(values):
    """Return the values, those of a tuple one by one."""
    return [each for value in values for each in (value if isinstance(value, tuple) else (value,))]


@lru_cache(maxsize=KEPT)
def _text(compose, shape, types):
    return _Text(compose, shape, types)


class _Text:
    """The SQL of one shape, and where in it the values stand."""

    def __init__(self, compose, shape, types):
        places = count()
        marks = {
            name: tuple(MARKS[each](next(places)) for each in kind)
            if isinstance(kind, tuple)
            else MARKS[kind](next(places))
            for name, kind in types
        }
        self.rows = compose(*shape, **marks)
        self.compiler = self.rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.params = self.compiler.as_sql()
        self._forget_conditions()
        self.marks = [_param(mark) for mark in _each(marks.values())]
        self.places = [
            (place, number)
            for place, param in enumerate(self.params)
            for number, mark in enumerate(self.marks)
            if _has(param, mark)
        ]
        filled = {place for place, _number in self.places}
        others = (str(each) for place, each in enumerate(self.params) if place not in filled)
        if derived := [each for each in others if MADE_OF_A_MARK.search(each)]:
            raise ValueError(f"the question makes {derived} of one of {types}: hand it in")
        refuse_unasked(
            types, set(range(len(self.marks))) - {number for _place, number in self.places}
        )

    def _forget_conditions(self):
        """Keep of the question only what reads its rows: the conditions, in which gates nest, are most of its memory."""
        query, compiler = self.rows.query, self.compiler
        query.where, query.combined_queries = WhereNode(), ()
        compiler.where = compiler.having = compiler.qualify = None

    def ask(self, values):
        params, values = list(self.params), [_param(value) for value in values]
        for place, number in self.places:
            params[place] = _filled(params[place], self.marks[number], values[number])
        compiler = copy(self.compiler)
        # Each thread has its own.
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, tuple(params))
        query = copy(self.rows.query)
        query.get_compiler = lambda *_args, **_kwargs: compiler
        # A clone, but for what it costs to clone a query.
        rows = object.__new__(type(self.rows))
        rows.__dict__ = self.rows.__dict__ | {"_query": query}
        return list(rows)


def refuse_unasked(types, unasked):
    """Raise ValueError where some values, given by their number, are nowhere in the SQL: they would change nothing."""
    if unasked:
        raise ValueError(f"of {types} the question doesn’t ask for {sorted(unasked)}")


def _param(value):
    """Return a value as the database gets it."""
    if isinstance(value, datetime):
        return connections[DEFAULT_DB_ALIAS].ops.adapt_datetimefield_value(value)
    return value


def _has(param, mark):
    if not isinstance(param, type(mark)):
        return False
    return mark in param if isinstance(mark, str) else param == mark


def _filled(param, mark, value):
    """Return a parameter with a value in place of its mark; ValueError where it would say something else there."""
    if param == mark:
        # PostgreSQL’s whole numbers say how long they are.
        return type(param)(value) if isinstance(param, int) else value
    if SIGNS.search(value):
        raise ValueError(f"not a plain text to look for: {value!r}")
    return param.replace(mark, value)
