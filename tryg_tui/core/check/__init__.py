"""What can be wrong in a folder."""
