"""From briefing to document to bytes; this room never sees the database."""
