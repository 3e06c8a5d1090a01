"""Earlier minutes and published figures, brought in from tables."""
