"""Keeps the translations of the window: ``translations.py update`` and ``translations.py compile [FOLDER]``.

``update`` brings the files ``resources/translations/helpviewer_*.ts`` in line with the source: new texts are
added as unfinished, those that are gone are dropped. Translate them with Qt Linguist or an editor.
``compile`` makes the ``.qm`` files that the program loads, beside the others or in a folder.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"

# Forms of a text with a number, in the order of Qt: https://doc.qt.io/qt-6/i18n-plural-rules.html
FORMS = {"ar": 6, "de": 2}


@dataclass(frozen=True, order=True)
class Text:
    """A text to be translated; ``numbered`` when it depends on a number (``%n``)."""

    context: str
    source: str
    numbered: bool = False


def texts(package: Path = ROOT / "helpviewer") -> set[Text]:
    """Every text that the source of the package has translated, as Qt's own tool finds them
    (``self.tr("…")``, ``translate("Context", "…")``), and the table of messages."""
    from helpviewer.core.messages import TEXTS  # not when a wheel is built: only "compile" is needed then

    tool = Path(sys.executable).with_name("pyside6-lupdate")
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "found.ts")
        files = Path(folder, "files.lst")
        files.write_text("\n".join(str(file) for file in sorted(package.rglob("*.py"))), "utf-8")
        subprocess.run([tool, "-silent", f"@{files}", "-ts", found], check=True)
        return {*read(found), *(Text("Messages", source) for source in TEXTS.values())}


# -- the files ------------------------------------------------------------------------------------


def read(file: Path) -> dict[Text, list[str]]:
    """The translations in a ``.ts`` file; an unfinished one is an empty list."""
    found: dict[Text, list[str]] = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            numbered = message.get("numerus") == "yes"
            text = Text(context.findtext("name", ""), message.findtext("source", ""), numbered)
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            done = forms if numbered else [translation.text or ""]
            found[text] = done if translation.get("type") is None and all(done) else []
    return found


def write(file: Path, language: str, translations: dict[Text, list[str]]) -> None:
    """Write a ``.ts`` file: https://doc.qt.io/qt-6/linguist-ts-file-format.html"""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for text, forms in sorted(translations.items()):
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        message = ET.SubElement(contexts[text.context], "message")
        ET.SubElement(message, "source").text = text.source
        translation = ET.SubElement(message, "translation")
        if text.numbered:
            message.set("numerus", "yes")
            for number in range(FORMS[language]):
                ET.SubElement(translation, "numerusform").text = forms[number] if forms else ""
        elif forms:
            translation.text = forms[0]
        if not forms:
            translation.set("type", "unfinished")
    ET.indent(root, "    ")
    content = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{content}\n', "utf-8")


def update(folder: Path = FOLDER) -> int:
    """Bring every ``.ts`` file in line with the source; how many texts have no translation yet."""
    unfinished = 0
    wanted = texts()
    for language in FORMS:
        file = folder / f"helpviewer_{language}.ts"
        known = read(file) if file.exists() else {}
        translations = {text: known.get(text, []) for text in wanted}
        write(file, language, translations)
        missing = sum(not forms for forms in translations.values())
        print(f"{file.name}: {len(wanted)} texts, {missing} not translated")
        unfinished += missing
    return unfinished


def compile_all(folder: Path = FOLDER) -> list[Path]:
    """Make the ``.qm`` file of every language in ``folder``, with Qt's own tool.

    Raises:
        subprocess.CalledProcessError: a file is not of the format.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    made = [folder / f"{file.stem}.qm" for file in sorted(FOLDER.glob("*.ts"))]
    # What Qt itself says; in an app that was frozen they are not where Qt has them.
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for language in FORMS:
        if (qt / f"qtbase_{language}.qm").exists():
            shutil.copy(qt / f"qtbase_{language}.qm", folder)
    for target in made:
        source = FOLDER / f"{target.stem}.ts"
        subprocess.run([tool, "-silent", "-nounfinished", source, "-qm", target], check=True)
    return made


def main(arguments: list[str]) -> int:
    """Do what the first argument says. ``update`` returns 1 when there is something to translate."""
    if arguments[:1] == ["update"]:
        return int(update() > 0)
    if arguments[:1] == ["compile"]:
        compile_all(Path(arguments[1]) if len(arguments) > 1 else FOLDER)
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
