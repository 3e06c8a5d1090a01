"""Who else is at work in the folder, and who takes the minutes."""
