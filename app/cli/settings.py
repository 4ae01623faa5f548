"""The office's settings and the numbers of its regulation, each with its source."""

from argparse import Namespace

from app import COMMAND
from app.cli.opening import reading, writing
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.setting_words import label, unit


def run(options: Namespace) -> int:
    """List all, or one; or change one."""
    from app.services.regulations import in_words, shown
    from app.services.settings import change_setting, list_settings

    if options.value is not None:
        with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
            change_setting(session, options.key, in_words(options.key, options.value))
        print(f"Đã đổi “{label(options.key)}” ({options.key}) thành “{options.value}”.")
        return 0
    with reading(options.data) as database, database.read() as session:
        found = [each for each in list_settings(session) if options.key in (None, each.key)]
    if not found:
        raise AppError(f"Không có cài đặt “{options.key}”.", f"Xem mọi tên bằng lệnh: {COMMAND} settings")
    for setting in found:
        source = f"   ({setting.source})" if setting.source else ""
        value = f"{shown(setting.value)} {unit(setting.key)}".rstrip()
        print(f"{setting.key} = {value}   — {label(setting.key)}{source}")
    return 0
