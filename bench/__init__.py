"""Measurements of what a reader's request costs."""
