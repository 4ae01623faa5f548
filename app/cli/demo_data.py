"""A seeded office of a full year in a fresh data folder, with how far it is and how long it took."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from time import monotonic

from app.core.errors import AppError

AS_OF = date(2026, 11, 30)
_EARLIEST_MONTH = 3


def run(options: Namespace) -> int:
    """Make the office; Ctrl+C leaves no folder behind."""
    from app.services.demo.build import build
    from app.services.demo.order import Order
    from app.services.demo.sizes import SIZES

    as_of = options.as_of or AS_OF
    if as_of.month < _EARLIEST_MONTH:
        raise AppError(
            "Dữ liệu mẫu của một năm cần ít nhất hai tháng đã qua.", "Chọn --as-of từ tháng 3 trở đi."
        )
    began = monotonic()
    print(f"Lập dữ liệu mẫu vào {options.data} …")
    build(options.data, Order(SIZES[options.size], options.seed, as_of), _say)
    print(f"Xong sau {monotonic() - began:.0f} giây. Mở: --data {options.data}")
    return 0


def _say(done: int, total: int) -> None:
    """One line that is written over on a screen; in a file only the end."""
    if sys.stdout is not None and sys.stdout.isatty():
        print(f"\r  {done * 100 // total:3d} %", end="\n" if done == total else "", flush=True)
