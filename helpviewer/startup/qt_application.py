"""Makes the ``QApplication`` with the product's name, our style, and Qt's messages in the log."""

from __future__ import annotations

import logging
import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from helpviewer.core.product import product
from helpviewer.startup import display, immortal_none

_log = logging.getLogger("helpviewer")


def make_qt_application(kind: type[QApplication] = QApplication) -> QApplication:
    """The Qt application, not yet showing anything; of a class of its own where a system needs that."""
    immortal_none.protect()
    qInstallMessageHandler(log_qt_message)
    # The same look everywhere; the desktop's own style would be loaded, then mixed with our colours. As an
    # argument (https://doc.qt.io/qt-6/qapplication.html#QApplication) and not by setStyle(), for whose answer
    # PySide makes the classes of all styles: 4 ms.
    application = kind([sys.argv[0], "-style", "fusion"])
    shipped = product()
    application.setApplicationName(shipped.id)
    application.setApplicationDisplayName(shipped.name)
    application.setApplicationVersion(shipped.version)
    application.setDesktopFileName(shipped.id)
    return application


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Put a message of Qt into the log. Qt would abort when a display is named but not there."""
    if kind == QtMsgType.QtFatalMsg and "platform plugin" in message:
        _log.info("Qt: %s", message)
        os._exit(display.refuse())  # Qt aborts as soon as this returns; nothing is open yet
    if kind == QtMsgType.QtFatalMsg:
        _log.critical("Qt: %s", message)
        return
    level = logging.WARNING if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) else logging.DEBUG
    _log.log(level, "Qt: %s", message)
