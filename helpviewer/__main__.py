"""``python -m helpviewer``."""

from helpviewer.app import main

if __name__ == "__main__":
    raise SystemExit(main())
