# Two commands set everything up on a fresh machine:  make run  and  make test.
# The others work on what these two have made.

PYTHON ?= python3
BIN := .venv/bin
BOOK := build/book
APP := dist/helpviewer/helpviewer
CONTENT := resources/content/xai-api-faq

BOOK_PARTS := $(shell find resources/content index_build helpviewer/book -type f -not -name '*.pyc')
APP_PARTS := $(shell find helpviewer packaging resources/icons -type f -not -name '*.pyc')

.PHONY: run test lint check package screenshots bench lock system system-test clean

run: system $(BOOK)/book.json          ## set up, build the book, open the window
	$(BIN)/helpviewer

test: system-test lint $(APP)          ## set up, then every test
	$(BIN)/pytest

lint: .venv/.ready                     ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

package: system-test $(APP)            ## the one-folder app in dist/, started once to see that it works
	$(BIN)/pytest tests/packaging

screenshots: system $(BOOK)/book.json  ## the gallery of windows, into screenshots/
	$(BIN)/python packaging/screenshots.py screenshots

bench: system-test $(APP)              ## speed, each beside an alternative in one run
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/search.py
	$(BIN)/python benchmarks/build.py

lock: .venv/.ready                     ## pin the newest allowed versions of all dependencies, with hashes
	$(PYTHON) packaging/lock.py

system:
	sh packaging/system.sh run $(PYTHON)

system-test:
	sh packaging/system.sh test $(PYTHON)

.venv/.ready: pyproject.toml packaging/requirements.txt packaging/venv.sh
	sh packaging/venv.sh $(PYTHON)
	touch $@

$(BOOK)/book.json: .venv/.ready $(BOOK_PARTS)
	$(BIN)/index-build build $(CONTENT) -o $(BOOK)

$(APP): $(BOOK)/book.json $(APP_PARTS)
	$(BIN)/python packaging/build.py

clean:
	rm -rf .venv build dist screenshots .mypy_cache .ruff_cache .pytest_cache .hypothesis
