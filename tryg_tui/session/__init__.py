"""The program without a screen: what is open, what is being written, and how it is saved."""
