"""Files on a disk that others write to as well."""
