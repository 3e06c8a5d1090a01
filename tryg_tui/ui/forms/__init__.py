"""The one engine of forms: a record as labelled fields, each with the input its kind asks for."""
