"""The frozen app's first file."""

import gc
import sys

# Nothing made during the start is garbage; the app turns collection on when its window stands.
gc.disable()

from helpviewer.app import main  # noqa: E402

sys.exit(main())
