"""The schemas that machines hold our pages to, and how to ask them."""

import json
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator
from lxml import etree

HERE = Path(__file__).parent


@cache
def _schema_org():
    return Draft202012Validator(json.loads((HERE / "schema_org.json").read_text()))


@cache
def _xml(name):
    return etree.XMLSchema(etree.parse(HERE / name))


def graph_faults(graph):
    """Return what is wrong with a JSON-LD graph by schema.org's vocabulary."""
    return [
        f"{error.json_path}: {error.message[:300]}" for error in _schema_org().iter_errors(graph)
    ]


def xml_faults(name, content):
    """Return what is wrong with an XML document by one of the schemas beside this module."""
    schema = _xml(name)
    schema.validate(etree.fromstring(content))
    return [str(error) for error in schema.error_log]
