"""What the view of the safety index is put together of."""
