"""Finding words in what was written."""
