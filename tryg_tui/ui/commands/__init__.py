"""What a user can do: the table of commands, and whether each can be done now."""
