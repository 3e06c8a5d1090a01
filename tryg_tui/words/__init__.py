"""What things are called, and the sentences that say how they stand, in the language spoken now."""
