"""PDFium for the whole program: it knows no threads, not even for different files, so there is one lock for all."""

from threading import RLock

LOCK = RLock()
