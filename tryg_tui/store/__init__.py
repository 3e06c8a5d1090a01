"""Files: reading, checking and writing a folder, settings; knows `core` only."""
