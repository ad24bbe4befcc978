"""What readers search: entries, the index that each database keeps of them by itself, and the words of living pages.

On SQLite three triggers keep an FTS5 table; whoever rebuilds releases_searchentry must make them again. What releases
that are there already are found by is written once all migrations are applied: releases/apps.py.
"""

import django.db.models.deletion
from django.db import migrations, models

import releases.models.search

FORGET = """
    INSERT INTO releases_searchindex(releases_searchindex, rowid, tokens)
    VALUES ('delete', OLD.id, OLD.tokens);
"""
REMEMBER = "INSERT INTO releases_searchindex(rowid, tokens) VALUES (NEW.id, NEW.tokens);"
SQLITE = [
    # Tokens stand in it whole and in no order; none is written twice, since the texts of the entries are beside it.
    # Beginnings of up to eleven letters have lists of their own: else all words that begin so are joined at each question.
    """
    CREATE VIRTUAL TABLE releases_searchindex USING fts5(
        tokens, content='releases_searchentry', content_rowid='id',
        tokenize='ascii', detail='none', columnsize=0, prefix='4 5 6 7 8 9 10 11 12'
    )
    """,
    f"""
    CREATE TRIGGER search_is_added AFTER INSERT ON releases_searchentry BEGIN {REMEMBER} END
    """,
    f"""
    CREATE TRIGGER search_is_removed AFTER DELETE ON releases_searchentry BEGIN {FORGET} END
    """,
    f"""
    CREATE TRIGGER search_is_changed AFTER UPDATE ON releases_searchentry
    BEGIN {FORGET} {REMEMBER} END
    """,
]
POSTGRESQL = [
    """
    ALTER TABLE releases_searchentry ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED
    """,
    "CREATE INDEX search_entry_vector ON releases_searchentry USING gin (vector)",
    """
    CREATE VIEW releases_searchindex AS
    SELECT id AS rowid, vector AS releases_searchindex FROM releases_searchentry
    """,
]
SQLITE_BACK = [
    *(f"DROP TRIGGER search_is_{deed}" for deed in ("added", "removed", "changed")),
    "DROP TABLE releases_searchindex",
]
POSTGRESQL_BACK = [
    "DROP VIEW releases_searchindex",
    "ALTER TABLE releases_searchentry DROP COLUMN vector",
]


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def make_index(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def remove_index(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


LANGUAGES = ("zh_hant", "zh_hans", "en")
# {model: translated names, other names, translated rich text}
SOUGHT = {
    "Partner": (
        ["official_name", "short_name", "former_names"],
        ["aliases", "stock_codes"],
        ["description"],
    ),
    "Person": (["family_name", "given_name"], [], []),
    "Visit": (["title", "destination"], [], ["summary"]),
    "Stop": (["title"], [], ["summary"]),
}


def columns(model):
    names, others, html = SOUGHT[model]
    for language in LANGUAGES:
        field = releases.models.search.SoughtField(
            names=[*(f"{name}_{language}" for name in names), *others],
            html=[f"{name}_{language}" for name in html],
            joined=model == "Person",
        )
        yield migrations.AddField(model.lower(), f"sought_{language}", field)


def fill(apps, schema_editor):
    """The field makes itself of the other columns of its row; the hour of the last edit stays."""
    made = [f"sought_{language}" for language in LANGUAGES]
    for model in SOUGHT:
        rows = apps.get_model("releases", model).objects
        for pk in list(rows.values_list("pk", flat=True)):
            rows.get(pk=pk).save(update_fields=made)


class Migration(migrations.Migration):
    dependencies = [("releases", "0008_writing")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=10)),
                ("head", models.TextField()),
                ("lead", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("captions", models.TextField(blank=True)),
                ("evened", models.TextField()),
                ("tokens", models.TextField()),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entries",
                        to="releases.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "language"), name="search_entry_once_a_language"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchIndex",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        db_column="rowid",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="index",
                        serialize=False,
                        to="releases.searchentry",
                    ),
                ),
                ("tokens", models.TextField(db_column="releases_searchindex")),
            ],
            options={"db_table": "releases_searchindex", "managed": False},
        ),
        migrations.RunPython(make_index, remove_index),
        *(operation for model in SOUGHT for operation in columns(model)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
