"""Checking and backing up the data."""

from argparse import Namespace

from app.cli.opening import reading, writing


def check(options: Namespace) -> int:
    """Say what is wrong with the data, or that nothing is."""
    from app.models.check import check as complaints_of

    with reading(options.data):
        complaints = complaints_of(options.data)
    for complaint in complaints:
        print(complaint)
    if not complaints:
        print("Dữ liệu và tệp đính kèm nguyên vẹn.")
    return 2 if complaints else 0


def backup(options: Namespace) -> int:
    """Make a verified copy now."""
    from app.models.backup import make

    with writing(options.data) as database:
        print(f"Đã sao lưu và kiểm tra: {make(database.folder, 'manual')}")
    return 0
