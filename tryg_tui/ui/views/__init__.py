"""The views of the agenda's items, each a module of its own that is loaded when it is needed."""
