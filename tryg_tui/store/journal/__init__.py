"""What is written and not yet saved, kept so that it outlives the program."""
