"""Giao Ban: tasks, work programme, sessions and the monthly briefing of a provincial office."""

import sys

__version__ = "0.1.0"
NAME = "Giao Ban"
COMMAND = "giaoban" if getattr(sys, "frozen", False) else "python run.py"  # what a user types for us
