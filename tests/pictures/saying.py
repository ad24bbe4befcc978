"""What the tests let a picture say, and the short way to let it."""

import io
from datetime import date

from releases.pictures.embedding import Said, embed

SAID = Said(
    caption={
        "zh-hant": "圖九：黃克強先生（左四）與陳啟宇先生 & “𡃁𠮷” <b> ]]> 😀\n第二行",
        "zh-hans": "图九：黄克强先生（左四）",
        "en": "Photo 9: “Albert” Wong’s <visit> & more",
    },
    headline={"zh-hant": "科學園代表團訪問上海", "en": "Delegation visits Shanghai"},
    credit={"zh-hans": "科学园提供", "en": "Science Park"},
    copyright={"en": "© 2026 Science Park"},
    terms={"zh-hant": "僅供新聞報道使用，須註明來源。", "en": "For editorial use only."},
    people=("黃克強", "Albert Wong"),
    taken_on=date(2026, 3, 30),
    kind="ai",
    page="https://press.example/zh-hant/releases/2026/shanghai/?a=1&b=2",
)
NOTHING = Said({}, {}, {}, {}, {})


def embedded(picture, image_format, said=SAID):
    """Return the bytes that the door makes of the bytes of a picture; None only cleans it."""
    target = io.BytesIO()
    embed(io.BytesIO(picture), target, image_format, said)
    return target.getvalue()
