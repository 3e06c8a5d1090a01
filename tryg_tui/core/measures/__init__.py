"""Figures: surveys, indicators, outreach, and what may be said of them."""
