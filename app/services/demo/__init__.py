"""A seeded office of a full year, made by the program's own verbs: to look round in, to test and to measure with."""
