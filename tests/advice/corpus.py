"""The labelled corpus: right text and text with faults, in three languages, with an invented directory."""

from dataclasses import dataclass, field

from releases.text.advice import copies, positions
from releases.text.advice.directory import Directory, Individual, Organisation
from releases.text.advice.proofreading import proofread
from tests.advice.right import RIGHT
from tests.advice.wrong import WRONG

# Of each organisation: names in Traditional Chinese, Simplified Chinese, English; other spellings and former names.
ORGANISATIONS = {
    "clearbay": (
        ("澄灣科學園",),
        ("澄湾科学园",),
        ("Clearbay Science Park", "CBSP"),
        ("澄灣工業中心",),
    ),
    "hekwong": (
        ("禾光醫藥集團有限公司", "禾光醫藥"),
        ("禾光医药集团有限公司", "禾光医药"),
        ("Hekwong Pharma Co., Ltd.", "Hekwong Pharma"),
        (),
    ),
    "hekwong-institute": (
        ("禾光醫藥研究院有限公司", "禾光醫藥研究院"),
        ("禾光医药研究院有限公司",),
        ("Hekwong Research Institute",),
        (),
    ),
    "waion": (("衞安檢測中心",), ("卫安检测中心",), ("Waion",), ()),
    "toishan": (("臺山儀器",), ("台山仪器",), ("Toishan Instruments",), ()),
    "northbank": (("北汀綫纜",), ("北汀线缆",), ("Northbank Cables",), ()),
    "pingon": (("平岸",), ("平岸",), ("Pingon Ventures",), ("平岸創投",)),
    "microshore": (("MicroShore",), ("MicroShore",), ("MicroShore",), ()),
}
# Name, form of address and post of each person in the three languages.
PEOPLE = [
    (
        ("梁啟承", "先生", "行政總裁"),
        ("梁启承", "先生", "首席执行官"),
        ("Kelvin Leung", "Mr", "Chief Executive Officer"),
    ),
    (
        ("沈裕強", "博士", "首席科學家"),
        ("沈裕强", "博士", "首席科学家"),
        ("Y. K. Shum", "Dr", "Chief Scientist"),
    ),
    (("黃衞珊", "女士", ""), ("黄卫珊", "女士", ""), ("Wai Shan Wong", "Ms", "")),
    (("單曉", "女士", ""), ("单晓", "女士", ""), ("Shan Xiao", "Ms", "")),
]
LANGUAGES = ("zh-hant", "zh-hans", "en")


@dataclass(frozen=True)
class Case:
    """One text with the kinds of what is to be found in it; ``around`` is what stands around it."""

    language: str
    text: str
    kinds: frozenset
    around: dict = field(hash=False)
    held_out: bool


def cases():
    """Return all cases; a third of each list was never looked at while the checks were made."""
    right = [
        Case(language, text, frozenset(), around, held_out=index % 3 == 2)
        for index, (language, text, around) in enumerate(RIGHT)
    ]
    return right + [
        Case(language, text, frozenset(kinds), around, held_out=index % 3 == 1)
        for index, (language, text, kinds, around) in enumerate(WRONG)
    ]


def directory(language):
    place = LANGUAGES.index(language)
    organisations = [
        Organisation(key, names[place], tuple(sum(names, ())))
        for key, names in ORGANISATIONS.items()
    ]
    people = [Individual(each[place][0], (each[place][1],), (each[place][2],)) for each in PEOPLE]
    return Directory(organisations, people)


def found(case):
    """Return the kinds of what all checks find in a case."""
    names = directory(case.language)
    mentions = names.mentions(case.text)
    findings = proofread(
        case.text,
        case.language,
        names.untouchable(case.text, mentions),
        is_prose=case.around.get("field") != "headline",
    )
    findings += names.spellings(case.text, mentions)
    findings += names.slips(case.text)
    if "slots" in case.around:
        findings += positions.positions(
            case.text, case.language, case.around["slots"], case.around.get("people", 0)
        )
    kinds = {each.kind for each in findings} | _linking(case, names, mentions)
    return kinds | _copies(case)


def _linking(case, names, mentions):
    if "linked" not in case.around:
        return set()
    linked = case.around["linked"]
    unlinked = any(each.owners and not each.owners & linked for each in mentions)
    unnamed = linked - names.named([case.text])
    return {kind for kind, is_so in (("unlinked", unlinked), ("unnamed", unnamed)) if is_so}


def _copies(case):
    texts = [*case.around.get("others", ()), case.text]
    passages = [
        passage
        for where, text in enumerate(texts)
        for passage in copies.passages(where, text, case.language)
    ]
    differing = copies.differing(passages, case.around.get("quoted", ()), case.language)
    return {finding.kind for _where, finding in differing}
