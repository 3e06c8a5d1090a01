"""What a folder holds: meetings with their entries, initiatives, surveys, reports, and problems."""
