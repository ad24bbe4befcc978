"""The project: configuration, no domain."""
