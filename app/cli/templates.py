"""The office's own Word templates: their fields, the check, and filling one."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from app.cli.files import keep, known, today
from app.cli.opening import reading, writing
from app.cli.table import print_lines, text
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.template_kinds import TemplateKind
from app.exports.templates.check import Complaint, check, insert_text
from app.exports.templates.field import AnyField, ListField
from app.exports.templates.fields import fields_of

DONE, FAULTY = 0, 1


def run(options: Namespace) -> int:
    """Do what the word behind "templates" says."""
    match options.task:
        case "fields":
            return _fields(options)
        case "check":
            return _check(options)
        case "add":
            return _add(options)
        case "list":
            return _list(options)
        case _:
            return _fill(options)


def _fields(options: Namespace) -> int:
    fields = fields_of(options.kind)
    if options.json:
        print(json.dumps([_plain(field) for field in fields], ensure_ascii=False, indent=1))
        return DONE
    rows = [row for field in fields for row in _inserted(field)]
    print_lines([text(column) for column in zip(*rows, strict=True)])
    return DONE


def _inserted(field: AnyField) -> Iterator[tuple[str, str]]:
    yield insert_text(field), field.label
    for inner in field.row if isinstance(field, ListField) else ():
        yield f"    {insert_text(field, inner)}", inner.label


def _plain(field: AnyField) -> dict[str, object]:
    told: dict[str, object] = {"name": field.name, "label": field.label}
    if isinstance(field, ListField):
        return told | {"kind": "list", "fields": [_plain(inner) for inner in field.row]}
    return told | {"kind": "single", "example": field.example, "insert": insert_text(field)}


def _check(options: Namespace) -> int:
    complaints = check(_content(options.file), options.kind).complaints
    if options.json:
        print(json.dumps([asdict(one) for one in complaints], ensure_ascii=False, indent=1))
    elif complaints:
        print("\n".join(_said(one) for one in complaints))
    else:
        print("Mẫu dùng được.")
    return FAULTY if complaints else DONE


def _said(complaint: Complaint) -> str:
    shown = f" “{complaint.text}”" if complaint.text else ""
    return f"{complaint.place}{shown}: {complaint.sentence}"


def _add(options: Namespace) -> int:
    from app.exports.templates.use import refusal
    from app.models.attachments import store
    from app.services.word_templates import add_template

    if complaints := check(_content(options.file), options.kind).complaints:
        raise refusal(complaints[0], len(complaints))
    with writing(options.data) as database:
        file = store(options.file, options.data)
        with database.write(options.actor or default_actor()) as session:
            key = add_template(session, file, name=options.name or options.file.stem, kind=options.kind)
    print(f"Đã thêm mẫu, mã {key}.")
    return DONE


def _list(options: Namespace) -> int:
    from app.services.word_templates import list_templates

    with reading(options.data) as database, database.read() as session:
        rows = list_templates(session)
    if rows:
        named = [(row.key, row.kind.label, row.name) for row in rows]
        print_lines([text(column) for column in zip(*named, strict=True)])
    else:
        print("Chưa có mẫu Word nào.")
    return DONE


def _fill(options: Namespace) -> int:
    from app.exports.files import write_made
    from app.exports.templates.use import use
    from app.services.attached_files import read_content
    from app.services.word_templates import brief, template_named

    with reading(options.data) as database, database.read() as session:
        row = template_named(session, options.template)
        told = brief(session, row.kind, _subject(options, row.kind), today=today())
    content, missing = use(read_content(row.file, options.data), row.kind, told, title=row.name)
    if missing and not options.blanks:
        raise AppError(missing.sentence, "Nhập dữ liệu còn thiếu, hoặc thêm --blanks để vẫn xuất.")
    if missing:
        print(missing.sentence)
    keep(options, [write_made(content, options.out, known=known(options.data), force=options.force)])
    return DONE


def _subject(options: Namespace, kind: TemplateKind) -> str:
    if kind is TemplateKind.MONTH and options.month:
        return f"{options.month.year}-{options.month.month:02d}"
    if kind is TemplateKind.MEETING and options.id:
        return str(options.id)
    wanted = "--month" if kind is TemplateKind.MONTH else "--id"
    raise AppError(f"Mẫu loại “{kind.label}” cần {wanted}.", f"Thêm {wanted} vào lệnh.")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AppError(f"Không đọc được tệp {path}.", "Kiểm tra tên tệp rồi chạy lại.") from error
