"""Hostile text: a table of payloads, two readers of pages that judge them, and a newsroom that holds them."""
