"""Cells of a table that is opened in a spreadsheet: nothing in them is calculated."""

# What a spreadsheet takes for a formula, or for the blank before one; full width too.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BLANK = ("\t", "\r", "\n")


def inert(value: object) -> object:
    """A value as it stands in a cell: a text that would be calculated gets an apostrophe before it."""
    if isinstance(value, str) and (value.startswith(BLANK) or value.lstrip().startswith(FORMULA)):
        return f"'{value}"
    return value
