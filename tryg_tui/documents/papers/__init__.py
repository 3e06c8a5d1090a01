"""The papers of a meeting: agenda, minutes, tables."""
