"""What follows from the minutes: status, open actions, approvals, what asks for attention."""
