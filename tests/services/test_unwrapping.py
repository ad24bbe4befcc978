"""Whoever saves wrapped links is told what was taken off, and of whose data."""

from html import escape

from releases.services import unwrapping

WRAPPED = (
    "https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F%3Futm_source%3Dx"
    "&data=05%7C01%7Cchan%40agency.example%7C0123456789abcdef0123456789abcdef%7C0"
)
SENTENCE = (
    "A link was made plain: https://example.org/ (taken off: Outlook Safe Links · utm_source). "
    "It held personal data: e-mail address chan@agency.example · "
    "identifier 0123456789abcdef0123456789abcdef."
)


def test_each_link_is_told_once_in_whatever_text_it_stands():
    html = f'<p><a href="{escape(WRAPPED)}">x</a></p>'
    assert unwrapping.told([html, html, WRAPPED, f"See {WRAPPED}."]) == [SENTENCE]


def test_parameters_that_name_nobody_are_told_without_persons():
    assert unwrapping.told(["https://example.org/?utm_source=x", "", "right"]) == [
        "A link was made plain: https://example.org/ (taken off: utm_source)."
    ]


def test_telephone_number_is_named():
    assert unwrapping.told(["https://example.org/?gclid=1&tel=91234567"]) == [
        "A link was made plain: https://example.org/?tel=91234567 (taken off: gclid). "
        "Personal data is in this link: telephone number 91234567. "
        "Look at it before readers do: https://example.org/?tel=91234567"
    ]


def test_plain_link_that_names_a_person_is_told_too():
    assert unwrapping.told(["https://example.org/?e=chan@agency.example"]) == [
        "Personal data is in this link: e-mail address chan@agency.example. "
        "Look at it before readers do: https://example.org/?e=chan@agency.example"
    ]
