"""Starts the program: the window, or the command that was asked for."""

import sys

from app.cli.main import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # then a process that prints is this program again
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
