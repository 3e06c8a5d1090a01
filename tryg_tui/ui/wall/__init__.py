"""The screen everybody in the room looks at."""
