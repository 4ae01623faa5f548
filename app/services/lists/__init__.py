"""The questions behind the lists, one file a list: `find`, `count`, `read`, `totals`, `choices`."""
