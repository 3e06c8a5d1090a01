"""Drawing series of numbers in a terminal; it knows nothing of what they mean."""
