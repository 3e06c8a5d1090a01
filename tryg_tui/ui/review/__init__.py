"""What the screens that look back show."""
