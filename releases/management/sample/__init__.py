"""The sample newsroom: its texts as TOML, its pictures as drawings."""
