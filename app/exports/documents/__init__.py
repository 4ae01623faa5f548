"""One file a kind of document; each has `compose(briefing, edition) -> Document`."""
