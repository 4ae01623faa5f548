"""From files to proposed rows with complaints; one file (or package) a source."""
