"""``python -m index_build``: the command ``index-build``."""

from __future__ import annotations

from index_build.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
