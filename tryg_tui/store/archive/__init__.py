"""What was read from a large folder, kept in the cache of the user."""
