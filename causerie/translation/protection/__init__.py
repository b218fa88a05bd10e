"""What must not change in a translation, and how it is kept from an engine."""
