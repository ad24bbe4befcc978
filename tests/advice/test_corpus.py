"""The checks against the labelled corpus: what they find, what they leave alone, and where it is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.advice.proofreading import proofread
from tests import figures
from tests.advice import corpus

CASES = corpus.cases()
LETTERS = st.text(
    alphabet="「」『』“”‘’\"'（）()《》，。,.:;!?…—-~ \n\ufffc圖右左三今日香港强爲2026年完#Ab’‧",
    max_size=40,
)


def measured(cases):
    """Return (precision, recall) over the kinds found in cases."""
    right = wrong = missed = 0
    for case in cases:
        found = corpus.found(case)
        right += len(found & case.kinds)
        wrong += len(found - case.kinds)
        missed += len(case.kinds - found)
    return right / (right + wrong), right / (right + missed)


def test_corpus_is_large_and_half_of_it_is_right_text_of_every_language():
    right = [case for case in CASES if not case.kinds]
    assert len(CASES) >= 200
    assert len(right) >= len(CASES) / 2
    assert {case.language for case in right} == set(corpus.LANGUAGES)
    assert len({(case.language, case.text, str(case.around)) for case in CASES}) == len(CASES)


def test_checks_find_what_is_wrong_and_leave_alone_what_is_right():
    precision, recall = measured(CASES)
    kept_precision, kept_recall = measured([case for case in CASES if case.held_out])
    right = sum(not case.kinds for case in CASES)
    figures.note("advice: labelled texts, of them right", f"{len(CASES)}, {right}")
    figures.note("advice: precision, recall", f"{precision:.3f}, {recall:.3f}")
    figures.note("  of the held-out third", f"{kept_precision:.3f}, {kept_recall:.3f}")
    assert min(precision, kept_precision) >= 0.98
    assert min(recall, kept_recall) >= 0.95


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_what_is_proposed_is_right(language):
    """All proposals of a text written into it leave nothing that has a proposal."""
    names = corpus.directory(language)
    for case in CASES:
        if case.language == language:
            text = written(case.text, language, names)
            left = [each for each in read(text, language, names) if each.proposal is not None]
            assert left == [], text


def read(text, language, names):
    kept = names.untouchable(text, names.mentions(text))
    return proofread(text, language, kept)


def written(text, language, names):
    for finding in reversed(read(text, language, names)):
        if finding.proposal is not None:
            text = text[: finding.start] + finding.proposal + text[finding.end :]
    return text


@given(LETTERS, st.sampled_from(corpus.LANGUAGES))
def test_every_finding_of_any_text_is_where_it_says(text, language):
    findings = read(text, language, corpus.directory(language))
    for finding in findings:
        assert text[finding.start : finding.end] == finding.found
        assert finding.proposal != finding.found
    mended = [each for each in findings if each.proposal is not None]
    for one, other in pairwise(mended):
        # What is written for one leaves the words of the other as they are.
        shared = text[other.start : one.end]
        assert one.proposal.endswith(shared)
        assert other.proposal.startswith(shared)
