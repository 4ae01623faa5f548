"""LibreOffice, where it is installed: it lays out our Word files, with our own letters in place of Times New Roman."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from app.core.paths import resources

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit></match>
</fontconfig>"""
LONGEST = 600  # seconds for all files together


def program() -> str | None:
    """Where LibreOffice is; nothing where it is not."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(files: Iterable[Path], folder: Path) -> None:
    """Lay out Word files as PDFs of the same names in `folder`, in one run with a profile of its own."""
    convert(files, folder, "pdf")


def convert(files: Iterable[Path], folder: Path, kind: str) -> None:
    """Convert files to another format, by its ending and filter, into `folder`; a profile of their own lies there."""
    found = program()
    if found is None:
        raise FileNotFoundError("LibreOffice")
    home = folder / "profile"
    home.mkdir(parents=True, exist_ok=True)
    config = home / "fonts.conf"
    config.write_text(FONTS.format(fonts=resources() / "fonts", cache=home / "cache"), encoding="utf-8")
    command = [found, "--headless", f"-env:UserInstallation={(home / 'user').as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(folder), *map(str, files)],
        env={**os.environ, "FONTCONFIG_FILE": str(config), "HOME": str(home)},
        check=True,
        capture_output=True,
        timeout=LONGEST,
    )
