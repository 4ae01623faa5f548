"""Decisions: values in, values out; no database, no documents, no Qt."""
