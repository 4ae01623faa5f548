"""Which files are attached to a record: the same content stands there once."""

from collections.abc import Iterable

from app.briefings.attached import AttachedFile


def new_contents(files: Iterable[AttachedFile], held: Iterable[AttachedFile]) -> tuple[AttachedFile, ...]:
    """Those whose content the record does not hold yet, each content once, whatever the files are called."""
    seen = {file.sha256 for file in held}
    found = []
    for file in files:
        if file.sha256 not in seen:
            seen.add(file.sha256)
            found.append(file)
    return tuple(found)


def tell_attached(
    files: Iterable[AttachedFile], added: Iterable[AttachedFile], verb: str = "Đã đính kèm"
) -> tuple[str, str]:
    """What was attached, and what was there already, a sentence without its stop each; empty where there is none."""
    taken = [file.name for file in added]
    left = [file.name for file in files]
    for name in taken:
        left.remove(name)
    return (
        f"{verb} {_named(taken)}" if taken else "",
        f"{_named(left)} đã đính kèm từ trước, không thêm lần nữa" if left else "",
    )


def _named(names: list[str]) -> str:
    return f"“{names[0]}”" if len(names) == 1 else f"{len(names)} tệp"
