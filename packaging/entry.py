"""The frozen app's first file."""

import sys

from helpviewer.app import main

sys.exit(main())
