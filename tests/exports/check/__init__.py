"""Tests of the checker of Word files."""
