"""What makes the tables of keys and the pictures."""
