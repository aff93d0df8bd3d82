"""A picture of a page in a window of its own, whole or at its own size. Loaded with the first click."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from helpviewer.page.around.theme import LIGHT
from helpviewer.richtext.images import load_image, on_ground
from helpviewer.richtext.inline import Picture

ZOOM_STEP = 1.25
SMALLEST, LARGEST = 0.1, 4.0
"""Of the picture's own size."""


class PictureWindow(QWidget):
    """Shows one picture.

    It opens fitted into the window. A click on the picture, Space or Enter change between that and its own
    size; +, - and Ctrl with the wheel zoom; Escape closes.
    """

    def __init__(self, picture: Picture, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("picture-window")
        self._picture = picture
        self._fitted = True
        self.zoom = 1.0
        name = picture.alt or self.tr("Picture")
        self.setWindowTitle(name)
        self._image = _Image(name)
        self._image.clicked.connect(self.toggle)
        self._image.dragged.connect(self._drag)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setWidget(self._image)
        self._area.setAccessibleName(name)
        caption = QLabel(picture.alt)
        caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setToolTip(picture.alt)
        self.fit_button = self._button(self.tr("&Fit"), self.tr("Show the whole picture"), self.fit)
        self.full_button = self._button(self.tr("&100 %"), self.tr("Show it at its own size"), self.full)
        close = self._button(self.tr("&Close"), self.tr("Back to the page"), self.close)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(caption, 1)
        for button in (self.fit_button, self.full_button, close):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(bar)
        self._area.setFocus()
        room = self.screen().availableSize() * 0.85
        wanted = QSize(picture.width + 40, picture.height + 90)
        self.resize(wanted.expandedTo(QSize(420, 320)).boundedTo(room))

    def fit(self) -> None:
        """Show the whole picture, never larger than its own size."""
        self._fitted = True
        room = self._area.viewport().size()
        self._draw(min(1.0, room.width() / self._picture.width, room.height() / self._picture.height))

    def full(self) -> None:
        """Show the picture at its own size."""
        self._fitted = False
        self._draw(1.0)

    def toggle(self) -> None:
        """Change between the two."""
        if self._fitted:
            self.full()
        else:
            self.fit()

    def step(self, steps: int) -> None:
        """Zoom in (positive) or out."""
        self._fitted = False
        self._draw(self.zoom * ZOOM_STEP**steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step(1)
        elif key == Qt.Key.Key_Minus:
            self.step(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_1:
            self.full()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def _drag(self, way: QPoint) -> None:
        for bar, step in (
            (self._area.horizontalScrollBar(), way.x()),
            (self._area.verticalScrollBar(), way.y()),
        ):
            bar.setValue(bar.value() - step)

    def _draw(self, zoom: float) -> None:
        self.zoom = max(SMALLEST, min(zoom, LARGEST))
        size = QSize(
            max(1, int(self._picture.width * self.zoom)), max(1, int(self._picture.height * self.zoom))
        )
        if size != self._image.size() or self._image.pixmap().isNull():
            assert self._picture.file is not None
            image = load_image(self._picture.file, size.width(), self.devicePixelRatioF())
            if self.palette().window().color().lightness() < 128 and not self._picture.for_dark:
                image = on_ground(image, LIGHT.background)  # as on the page
            self._image.setPixmap(QPixmap.fromImage(image))
            self._image.resize(size)
        self.fit_button.setEnabled(not self._fitted)
        self.full_button.setEnabled(self._fitted or self.zoom != 1.0)

    def _button(self, text: str, tip: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.clicked.connect(slot)
        return button


class _Image(QLabel):
    """The picture itself: a click is told, a drag moves it."""

    clicked = Signal()
    dragged = Signal(QPoint)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setScaledContents(True)  # a raster picture is not enlarged by load_image
        self.setAccessibleName(name)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self._held_at: QPoint | None = None
        self._moved = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = event.globalPosition().toPoint()
            self._moved = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._held_at is not None and (
            self._moved or (here - self._held_at).manhattanLength() >= QApplication.startDragDistance()
        ):
            self.dragged.emit(here - self._held_at)
            self._held_at, self._moved = here, True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._held_at is not None:
            self._held_at = None
            if not self._moved:
                self.clicked.emit()
