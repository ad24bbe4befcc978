"""Brings each release of the sample into its state, by the verbs that the newsroom's buttons use."""

from releases.services import amending, publishing

from . import reading
from .reading import columns


def bring(release, texts, people, calendar):
    """Do what the officer and the editor did with a draft; a live release is one whose hour has come."""
    deeds = {
        "draft": [],
        "submitted": [_submit],
        "returned": [_submit, _return],
        "scheduled": [_submit, _approve],
        "live": [_submit, _approve, *([_correct] if "correction" in texts else [])],
        "withdrawn": [_submit, _approve, _withdraw],
    }
    for deed in deeds[texts["state"]]:
        release = deed(release, texts, people, calendar)
    return release


def _submit(release, texts, people, calendar):
    return publishing.submit(
        release,
        based_on=release.version,
        by=people["officer"],
        at=_before_the_hour(texts, calendar),
    )


def _return(release, texts, people, calendar):
    return publishing.return_with_reason(
        release,
        based_on=release.version,
        by=people["editor"],
        at=calendar.at,
        # The newsroom keeps one reason, in the language of whoever wrote the release.
        reason=texts["returned"]["reason"]["zh_hant"],
    )


def _approve(release, texts, people, calendar):
    hours = texts["hours"]
    return publishing.approve(
        release,
        based_on=release.version,
        by=people["editor"],
        at=_before_the_hour(texts, calendar),
        publish_at=calendar.moment(hours["publish"]),
        opening={
            suffix.replace("_", "-"): calendar.moment(hours.get(f"ready_{suffix}"))
            for suffix in texts["languages"]
        },
    )


def _correct(release, texts, people, calendar):
    correction = texts["correction"]
    at, by = calendar.moment(correction["at"]), people["editor"]
    begun = amending.begin(release, based_on=release.version, by=by, at=at)
    for name, html in columns(body=reading.paragraphs(texts["body"])).items():
        setattr(begun.release, name, html)
    begun.release.save()
    return amending.finish(
        begun,
        by=by,
        at=at,
        kind=correction["kind"],
        # Said to colleagues, in the language of whoever corrected it.
        reason=correction["reason"]["zh_hant"],
        notices={suffix.replace("_", "-"): text for suffix, text in correction["note"].items()},
    )


def _withdraw(release, texts, people, calendar):
    withdrawal = texts["withdrawal"]
    return publishing.withdraw(
        release,
        based_on=release.version,
        by=people["editor"],
        at=calendar.moment(withdrawal["at"]),
        reasons={suffix.replace("_", "-"): text for suffix, text in withdrawal["reason"].items()},
        keeps_headline=withdrawal["keeps_headline"],
    )


def _before_the_hour(texts, calendar):
    if "hours" not in texts:
        return calendar.at
    return calendar.shortly_before(calendar.moment(texts["hours"]["publish"]))
