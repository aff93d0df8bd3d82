"""Keeps the translations of the window: ``translations.py update`` and ``translations.py compile [FOLDER]``.

``update`` brings the files ``resources/translations/helpviewer_*.ts`` in line with the source: new texts are
added as unfinished, those that are gone are dropped. Translate them with Qt Linguist or an editor.
``compile`` makes the ``.qm`` files that the program loads, beside the others or in a folder.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
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
    """Every text that the source of the package has translated.

    Known are ``self.tr("…")``, ``QCoreApplication.translate("Context", "…")`` under any name a file gives it,
    functions that hand their own argument to Qt, and the table of messages.
    """
    from helpviewer.core.messages import TEXTS  # not when a wheel is built: only "compile" is needed then

    found = {text for file in sorted(package.rglob("*.py")) for text in _texts_in(file)}
    return found | {Text("Messages", source) for source in TEXTS.values()}


def _texts_in(file: Path) -> Iterator[Text]:
    tree = ast.parse(file.read_text("utf-8"), str(file))
    translators = {"QCoreApplication.translate"}
    handing_on: dict[str, str] = {}  # name of a function → its context
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _name(node.value) == "QCoreApplication.translate":
            translators |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        if isinstance(node, ast.FunctionDef):
            own = {argument.arg for argument in node.args.args}
            calls = (n for n in ast.walk(node) if isinstance(n, ast.Call) and _name(n.func) in translators)
            for call in calls:
                if _name(call.args[1]) in own:
                    handing_on[node.name] = _constant(call.args[0], file)
    yield from _walk(tree, "", translators, handing_on, file)


def _walk(
    node: ast.AST, scope: str, translators: set[str], handing_on: dict[str, str], file: Path
) -> Iterator[Text]:
    if isinstance(node, ast.ClassDef):
        scope = node.name
    elif isinstance(node, ast.Call):
        name = _name(node.func)
        if name in handing_on:
            yield Text(handing_on[name], _constant(node.args[0], file))
        elif name == "self.tr":
            yield Text(scope, _constant(node.args[0], file))
        elif name in translators and not isinstance(node.args[1], ast.Name | ast.Subscript):
            context, source = (_constant(argument, file) for argument in node.args[:2])
            yield Text(context, source, numbered=len(node.args) > 3)
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, scope, translators, handing_on, file)


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _constant(node: ast.AST, file: Path) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError(f"{file}:{getattr(node, 'lineno', 0)}: only a plain text can be translated")


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
