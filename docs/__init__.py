"""What makes the README: the table of keys and the pictures."""
