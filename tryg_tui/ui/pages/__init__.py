"""What each view of the agenda shows."""
