"""All message boxes are made here, so that they look and read alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from helpviewer.core.messages import Message
from helpviewer.core.product import product
from helpviewer.ui.common.translate import translated


def tell(parent: QWidget, sentence: Message | str, advice: str = "") -> None:
    """Tell the reader that something did not work; ``advice`` says what to do next."""
    box = _box(parent, QMessageBox.Icon.Warning, sentence, advice)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()


def ask(parent: QWidget, question: Message | str, detail: str, yes: str) -> bool:
    """Ask before something that cannot be undone, or offer a way out.

    ``yes`` is what the button says that does it; the other button cancels and is the default.
    """
    box = _box(parent, QMessageBox.Icon.Question, question, detail)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is agree


def choose(parent: QWidget, question: Message | str, detail: str, buttons: Sequence[str]) -> int:
    """Offer several ways, the first as the default; the number of the one chosen, -1 for none of them."""
    box = _box(parent, QMessageBox.Icon.Question, question, detail)
    ways = [box.addButton(text, QMessageBox.ButtonRole.AcceptRole) for text in buttons]
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(ways[0])
    box.exec()
    chosen = box.clickedButton()
    return next((number for number, way in enumerate(ways) if way is chosen), -1)


def _box(parent: QWidget, icon: QMessageBox.Icon, sentence: Message | str, advice: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(product().name)
    box.setText(translated(sentence))
    box.setInformativeText(advice)
    return box
