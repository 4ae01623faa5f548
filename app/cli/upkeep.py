"""Checking and backing up the data."""

from argparse import Namespace

from app.cli.opening import reading, writing
from app.core.errors import AppError


def check(options: Namespace) -> int:
    """Say what is wrong with the data, or that nothing is; with a Word file, what is wrong with its format."""
    if options.file is not None:
        from app.cli.format_check import run

        return run(options)
    if options.json or options.fix:
        raise AppError("Chưa nêu tệp Word cần kiểm tra.", "Ghi tên tệp .docx sau lệnh check.")
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
