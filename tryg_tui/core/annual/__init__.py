"""The yearly report and the forms behind it."""
