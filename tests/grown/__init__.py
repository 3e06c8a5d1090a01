"""A folder that has grown for ten years: twenty meetings held, the next one planned."""
