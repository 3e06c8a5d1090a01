"""The yearly status report, composed section by section."""
