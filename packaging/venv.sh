#!/bin/sh
# Makes .venv with the pinned dependencies.   usage: venv.sh PYTHON
set -eu
python=$1
"$python" - <<'PY' || exit 1
import sys
if sys.version_info < (3, 11):
    sys.exit(f"Help Viewer needs Python 3.11 or later, this is {sys.version.split()[0]}. "
             "Name a newer one:  make run PYTHON=python3.12")
PY
if [ ! -x .venv/bin/pip ]; then
    "$python" -m venv .venv || {
        echo "Python's venv module is missing. On Debian:  apt-get install python3-venv" >&2
        exit 1
    }
fi
# The list is complete. Were pip to look for dependencies of its own, it would ask for the newest coverage[toml]
# beside the pinned coverage, and refuse it for want of a hash.
.venv/bin/pip install --quiet --no-deps --require-hashes -r packaging/requirements.txt
.venv/bin/pip install --quiet --no-deps --no-build-isolation --editable .
.venv/bin/pip check --quiet
