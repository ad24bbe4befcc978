"""Names of organisations, and how ICU orders them."""
