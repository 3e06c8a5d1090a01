"""What others have kept and is brought in: earlier minutes, figures of the index, registers."""
