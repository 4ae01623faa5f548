"""argparse in Vietnamese: what it prints of its own, in the office's words."""

import argparse

SENTENCES = {
    "usage: ": "Cách dùng: ",
    "positional arguments": "Tham số",
    "options": "Tùy chọn",
    "show this help message and exit": "hiện hướng dẫn này",
    "show program's version number and exit": "hiện số phiên bản",
    "%(prog)s: error: %(message)s\n": "Lệnh chưa đúng: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "expected one argument": "cần một giá trị đi kèm",
    "expected at most one argument": "chỉ nhận một giá trị đi kèm",
    "expected at least one argument": "cần ít nhất một giá trị đi kèm",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không hợp lệ",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có lựa chọn %(value)r; chọn một trong: %(choices)s",
    "not allowed with argument %s": "không dùng cùng %s",
    "one of the arguments %s is required": "cần một trong: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s chưa rõ: %(matches)s",
    "expected %s argument": "cần %s giá trị đi kèm",
    "expected %s arguments": "cần %s giá trị đi kèm",
    "ignored explicit argument %r": "%r không có giá trị đi kèm",
}


def speak_vietnamese() -> None:
    """Make argparse say its own sentences in Vietnamese; it looks them up in its module at each use."""
    own = vars(argparse)
    own["_"] = lambda sentence: SENTENCES.get(sentence, sentence)
    own["ngettext"] = lambda one, many, n: SENTENCES.get(one if n == 1 else many, one if n == 1 else many)
