"""What is said of each problem of the folder."""
