"""Between the text of a file and the structs it holds."""
