"""What pages are put together of: one initiative, an indicator, forms, what was made known."""
