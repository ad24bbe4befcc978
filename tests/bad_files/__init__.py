"""Bad and strange files: making.py makes them, table.py says what must become of each."""
