"""Documents made of what the folder holds, for people to read."""
