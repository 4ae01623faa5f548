"""The questions behind the forms, one file a form: `load`, `save`, `describe`."""
