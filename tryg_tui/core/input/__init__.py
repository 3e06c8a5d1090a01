"""What people type, and the entries it becomes."""
