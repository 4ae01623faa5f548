"""Verbs and questions of the program, one file a family; each takes a Session and never commits it."""
