"""How a leak is seeded: a function of the product gets another body for a while, wherever it is already held."""

import gc
from collections import defaultdict
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from inspect import getsource
from pathlib import Path
from types import CodeType, FunctionType

from django.conf import settings

from releases.models import written
from releases.services import stored_articles


@contextmanager
def seeded(place, before, after):
    """Replace a piece of one function; ``place`` is "module:qualified.name", nested and decorated ones included.

    The piece must stand in it exactly once, and the function must exist: a leak that nobody can seed is no test.
    """
    module, name = place.split(":")
    file = Path(import_module(module).__file__)
    functions = _functions()[str(file), name]
    assert functions, f"{place} is gone: seed this leak elsewhere."
    original = functions[0].__code__
    code = _rewritten(file, original, before, after)
    for function in functions:
        function.__code__ = code
    written.forget()
    recipe = stored_articles.recipe
    if module.rpartition(".")[2] in stored_articles.SERVICES:
        # Another version of what makes articles: none that the former one stored is served.
        stored_articles.recipe = lambda: place[:16]
    # A leak leaves the hour out of its question, say; it is to be found by what readers then see.
    refuse, written.refuse_unasked = written.refuse_unasked, lambda *_: None
    try:
        yield
    finally:
        written.refuse_unasked = refuse
        stored_articles.recipe = recipe
        for function in functions:
            function.__code__ = original
        written.forget()


@cache
def _functions():
    """Return {(file, name): every function that was made there}; a definition inside another makes several."""
    import_module(settings.ROOT_URLCONF)
    found = defaultdict(list)
    for each in gc.get_objects():
        if type(each) is FunctionType:
            code = each.__code__
            found[code.co_filename, code.co_qualname].append(each)
    return found


def _rewritten(file, original, before, after):
    """Return the code of the definition with the piece replaced, from the source of its whole module."""
    source, block = file.read_text(), getsource(original)
    assert block.count(before) == 1, f"{original.co_qualname} says {block.count(before)} × {before}"
    # The beginning of the block tells it from another one that reads alike.
    start = sum(map(len, source.splitlines(keepends=True)[: original.co_firstlineno - 1]))
    assert source.startswith(block, start)
    changed = source[:start] + block.replace(before, after) + source[start + len(block) :]
    code = compile(changed, str(file), "exec", dont_inherit=True)
    return next(each for each in _codes(code) if each.co_qualname == original.co_qualname)


def _codes(code):
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)
