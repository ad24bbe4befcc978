"""One assembly in one language."""

import pytest

from releases.services import article
from tests import factories

pytestmark = pytest.mark.django_db


def test_placed_figures_stand_in_the_text_and_the_others_follow_it():
    release = factories.make_release()
    first = factories.make_figure(release, factories.make_photo(), factories.make_photo())
    second = factories.make_figure(release, factories.make_photo())
    release.body_en = f'<p>One.</p><figure data-figure="{second.key}"></figure><p>Two, see <a data-figure-ref="{first.key}"></a>.</p>'
    release.save()
    factories.drafting.finish(release, factories.make_user())
    found = article.assemble(release, "en", factories.NOON)
    assert [block.label if block.is_figure else block.html for block in found.blocks] == [
        "<p>One.</p>",
        "Photo 3",
        '<p>Two, see <a class="see" href="#photo-1">Photos 1 and 2</a>.</p>',
        "Photos 1 and 2",
    ]
    assert [figure.label for figure in found.figures] == ["Photos 1 and 2", "Photo 3"]


def test_live_release_with_everything_assembles_in_each_language():
    release = factories.make_live()
    assert article.assemble(release, "zh-hant", factories.NOON).one_line.endswith("zh-hant")
    assert sorted(release.approved_digests) == ["en", "zh-hans", "zh-hant"]
    assert factories.withdraw(release).state == "withdrawn"
