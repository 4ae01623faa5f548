"""Starts the program: the window, or the command that was asked for."""

import sys

from app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
