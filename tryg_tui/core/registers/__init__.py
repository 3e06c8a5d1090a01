"""The registers of a partnership: what is in them, and how it is changed."""
