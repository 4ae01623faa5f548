"""The office's own words in the monthly report, from a text file."""

import sys
from argparse import Namespace
from pathlib import Path

from app.cli.opening import writing
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.system_errors import reason
from app.core.terms import Slot
from app.core.words import month_year


def run(options: Namespace) -> int:
    """Keep the words for the month; they stay there from one export to the next."""
    from app.services.office_texts import MONTH_BRIEFING, month_name, write_text

    slot = Slot(options.slot)
    words = _read(options.file)
    period = month_name(options.month.year, options.month.month)
    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        write_text(session, MONTH_BRIEFING, period, slot=slot, content=words)
    month = month_year(options.month.year, options.month.month)
    print(f"Đã ghi phần {slot.label.lower()} của báo cáo {month}.")
    return 0


def _read(file: Path) -> str:
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise AppError(f"Không đọc được tệp {file} ({reason(error)}).", "Kiểm tra lại đường dẫn.") from error
    except UnicodeDecodeError as error:
        name = "Nội dung gõ vào" if str(file) == "-" else f"Tệp {file}"
        raise AppError(f"{name} không phải văn bản UTF-8.", "Lưu lại tệp theo bảng mã UTF-8.") from error
