"""A meeting that is open here, and every change of it."""
