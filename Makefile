# Two commands set everything up on a fresh machine:  make run  and  make test.
# The others work on what these two have made.

PYTHON ?= python3
BIN := .venv/bin
BUNDLED := build/book
MANUAL := build/manual
PRODUCT ?= packaging/product.yml
# Our own product with our own book: the tests know what is in it.
OURS := $(if $(BOOK),,$(filter packaging/product.yml,$(PRODUCT)))
APP := dist/helpviewer/helpviewer
CONTENT := resources/content/xai-api-faq

WORDS := resources/translations/.made
# Two processes, each with whole files of tests, so that what a file makes once is made once.
BOTH_CORES := -n 2 --dist loadfile

BOOK_PARTS := $(shell find resources/content index_build helpviewer/book helpviewer/search helpviewer/page helpviewer/core -type f -not -name '*.pyc')
APP_PARTS := $(shell find helpviewer packaging resources/icons resources/translations -type f -not -name '*.pyc' -not -name '*.qm' -not -name .made)

.PHONY: run test test-all coverage lint check package screenshots bench lock system system-test system-all clean

run: system $(BUNDLED)/book.json $(MANUAL)/book.json $(WORDS) ## set up, build the book, open the window
	$(BIN)/helpviewer

test: system-test lint $(APP) $(MANUAL)/book.json  ## set up, then every test but the slow ones
	$(BIN)/pytest -m "not slow" $(BOTH_CORES)

test-all: system-all test package                 ## the slow ones as well: installing, a clean system, large books
	$(BIN)/pytest -m slow

coverage: .venv/.ready                 ## which lines the quick tests run
	$(BIN)/pytest -q -m "not slow" $(BOTH_CORES) --cov=helpviewer --cov=index_build --cov-report=term:skip-covered

lint: .venv/.ready                     ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# A book and a name of your own:  make package BOOK=path PRODUCT=product.yml
package: system-test .venv/.ready      ## what ships, in dist/: the app in a folder, .deb and .tar.gz; tried out
	$(BIN)/python packaging/build.py --product "$(PRODUCT)" $(if $(BOOK),--book "$(BOOK)")
	$(if $(OURS),$(BIN)/pytest -m "not slow" tests/packaging)

screenshots: system $(BUNDLED)/book.json $(WORDS)  ## the gallery of windows, into screenshots/
	$(BIN)/python packaging/screenshots.py screenshots

bench: system-test $(APP)              ## speed, each beside an alternative in one run
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/search.py
	$(BIN)/python benchmarks/window.py
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/rebuild.py
	$(BIN)/python benchmarks/export.py

lock: .venv/.ready                     ## pin the newest allowed versions of all dependencies, with hashes
	$(PYTHON) packaging/lock.py

system:
	sh packaging/system.sh run $(PYTHON)

system-test:
	sh packaging/system.sh test $(PYTHON)

system-all:
	sh packaging/system.sh all $(PYTHON)

.venv/.ready: pyproject.toml packaging/requirements.txt packaging/venv.sh
	sh packaging/venv.sh $(PYTHON)
	touch $@

$(BUNDLED)/book.json: .venv/.ready $(BOOK_PARTS)
	$(BIN)/python -m index_build build $(CONTENT) -o $(BUNDLED)

$(MANUAL)/book.json: .venv/.ready $(BOOK_PARTS)
	$(BIN)/python -m index_build build resources/content/manual -o $(MANUAL)

$(WORDS): .venv/.ready $(wildcard resources/translations/*.ts)
	$(BIN)/python packaging/translations.py compile
	touch $@

$(APP): $(BUNDLED)/book.json $(APP_PARTS)
	$(BIN)/python packaging/build.py --only-app

clean:
	rm -rf resources/translations/*.qm $(WORDS)
	rm -rf .venv build dist screenshots .mypy_cache .ruff_cache .pytest_cache .hypothesis
