"""The mistakes of the book that is being written, below the page; a click on one opens the editor."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from helpviewer.models.mistakes import MistakesModel

ROWS = 6
"""So many mistakes are in sight before it scrolls."""


class _Rows(QTreeView):
    """As high as its rows, within limits."""

    def sizeHint(self) -> QSize:
        model = self.model()
        rows = min(max(model.rowCount() if model is not None else 0, 3), ROWS)
        height = rows * max(self.sizeHintForRow(0), self.fontMetrics().height())
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())


class MistakesPane(QDockWidget):
    """Shown when there are mistakes, gone when there are none.

    Signals:
        opened: the row of the mistake that is to be opened in the editor.
        editor_asked: another editor is to be chosen.
    """

    opened = Signal(int)
    editor_asked = Signal()

    def __init__(self, model: MistakesModel, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self.setObjectName("mistakes")
        self.setWindowTitle(self.tr("Mistakes"))
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget(self))  # its heading is part of it
        self.heading = QLabel()
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.editor_button = QPushButton(self.tr("Choose &Editor…"))
        self.editor_button.setAutoDefault(False)
        self.editor_button.clicked.connect(self.editor_asked)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.editor_button)

        rows = self.rows = _Rows()
        rows.setModel(model)
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        rows.setAllColumnsShowFocus(True)
        rows.setHeaderHidden(True)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setTabKeyNavigation(False)
        rows.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        rows.header().setResizeContentsPrecision(0)  # of the rows in sight: there may be a thousand
        rows.header().setSectionResizeMode(MistakesModel.TEXT, QHeaderView.ResizeMode.Stretch)
        rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        rows.setAccessibleName(self.tr("Mistakes in the sources of this book"))
        rows.clicked.connect(self._opened)
        rows.activated.connect(self._entered)

        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(top)
        column.addWidget(rows, 1)
        self.setWidget(whole)
        model.modelReset.connect(self._show)
        self._show()

    def _show(self) -> None:
        count = self._model.notes.total
        self.heading.setText(self.tr("Mistakes: {0}").format(count))
        appears = count > 0 and not self.isVisibleTo(self._window)
        self.setVisible(count > 0)
        if appears:
            self.rows.updateGeometry()
            self._window.resizeDocks([self], [self.sizeHint().height()], Qt.Orientation.Vertical)

    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _entered(self, index: QModelIndex) -> None:
        """The Enter key; where a click activates a row as well, the click has done it."""
        hints = self.style().styleHint(self.style().StyleHint.SH_ItemView_ActivateItemOnSingleClick)
        if not hints:
            self.opened.emit(index.row())
