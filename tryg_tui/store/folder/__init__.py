"""The folder of a partnership: where it is, what is read from it, what is written to it."""
