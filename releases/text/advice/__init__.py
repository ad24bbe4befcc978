"""Advice on texts: each module checks one thing, takes plain words and returns findings with their place."""
