"""What may happen at a meeting: its life, recording, its clock, putting two versions together."""
