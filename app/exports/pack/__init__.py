"""The meeting pack: documents and attached files as one PDF with a cover list, bookmarks and running numbers."""
