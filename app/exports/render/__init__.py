"""One file a format; each has `render(document)`."""
