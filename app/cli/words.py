"""What is typed after an option, read: months, days, moments, paths, columns, years."""

from __future__ import annotations

import argparse
import re
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.rules.periods import Month


def month(words: str) -> Month:
    """Read "2026-10" or "10/2026"."""
    from app.rules.periods import Month

    found = re.fullmatch(r"(\d{4})-(\d{1,2})", words) or re.fullmatch(r"(?P<m>\d{1,2})/(?P<y>\d{4})", words)
    if found:
        named = found.groupdict()
        year, number = (int(named["y"]), int(named["m"])) if named else (int(found[1]), int(found[2]))
        if 1 <= number <= 12 and 1900 <= year <= 2999:
            return Month(year, number)
    raise argparse.ArgumentTypeError(f"“{words}” không phải là tháng; viết như 2026-10 hoặc 10/2026")


def day(words: str) -> date:
    """Read "2026-10-31" or "31/10/2026"."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", words)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(words)
    except ValueError:
        sentence = f"“{words}” không phải là ngày; viết như 2026-10-31 hoặc 31/10/2026"
        raise argparse.ArgumentTypeError(sentence) from None


def week(words: str) -> date:
    """Read "2026-W45" or "45/2026"; the Monday of that week."""
    found = re.fullmatch(r"(?P<y>\d{4})-W(?P<w>\d{1,2})", words) or re.fullmatch(
        r"(?P<w>\d{1,2})/(?P<y>\d{4})", words
    )
    try:
        if found:
            return date.fromisocalendar(int(found["y"]), int(found["w"]), 1)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"năm không có tuần “{words}”") from error
    raise argparse.ArgumentTypeError(f"“{words}” không phải là tuần; viết như 2026-W45 hoặc 45/2026")


def moment(words: str) -> datetime:
    """Read "2026-11-05T14:30" or "05/11/2026 14:30" of this machine's clock; a day alone means its end."""
    from app.cli.files import today

    named, *clock = re.split("[T ]", words, maxsplit=1)
    try:
        hour = time.fromisoformat(clock[0]) if clock else time.max
        found = datetime.combine(day(named), hour).astimezone()
    except (ValueError, OverflowError, argparse.ArgumentTypeError) as error:
        raise argparse.ArgumentTypeError(
            f"“{words}” không phải là ngày, giờ; viết như 2026-11-05T14:30, hoặc 2026-11-05 là hết ngày đó"
        ) from error
    if found.date() > today():
        raise argparse.ArgumentTypeError(f"“{words}” chưa đến: dữ liệu mới nhập đến hôm nay; bỏ tùy chọn này")
    return found


def path(words: str) -> Path:
    """Read a path; an empty one (a variable that a script left empty) is no path to the current folder."""
    if not words.strip():
        raise argparse.ArgumentTypeError("chưa ghi tên tệp hoặc thư mục")
    return Path(words)


def column(words: str) -> tuple[str, str, str]:
    """Read "Nhiệm vụ:D=content": sheet, column letter and field of a column mapped by hand.

    "Nhiệm vụ:H=" is a column that is not to be read.
    """
    found = re.fullmatch(r"(.+):([A-Za-z]{1,3})=(\w*)", words)
    if found:
        return found[1], found[2].upper(), found[3]
    raise argparse.ArgumentTypeError(f"“{words}” chưa đúng; viết như “Nhiệm vụ:D=content”")


def year(words: str) -> int:
    """Read a year of four digits."""
    if re.fullmatch(r"[12]\d{3}", words):
        return int(words)
    raise argparse.ArgumentTypeError(f"“{words}” không phải là năm; viết như 2026")
