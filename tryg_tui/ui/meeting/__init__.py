"""The parts of a screen that shows a meeting."""
