"""The domain: frozen structs and pure functions, with no I/O, clock, locale or user interface."""
