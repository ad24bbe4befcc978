"""The press room itself; ARCHITECTURE.md shows its floors."""
