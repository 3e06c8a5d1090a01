"""From a document to a file of each format."""
