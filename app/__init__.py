"""Giao Ban: tasks, work programme, sessions and the monthly briefing of a provincial office."""

__version__ = "0.1.0"
