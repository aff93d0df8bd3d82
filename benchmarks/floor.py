"""The floor of any PySide6 viewer: one window with a tree and one page, nothing else.   usage: floor.py"""

import sys

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextBrowser, QTreeView

PARAGRAPH = "<p>" + "A page of plain words, as long as a usual answer in a help book. " * 6 + "</p>"

app = QApplication(sys.argv)
window, splitter, tree, page = QMainWindow(), QSplitter(), QTreeView(), QTextBrowser()
model = QStandardItemModel()
for row in range(8):
    model.appendRow(QStandardItem(f"Category {row}"))
tree.setModel(model)
page.setHtml("<h1>A page</h1>" + PARAGRAPH * 6)
splitter.addWidget(tree)
splitter.addWidget(page)
window.setCentralWidget(splitter)
window.resize(1100, 750)
window.show()
app.exec()
