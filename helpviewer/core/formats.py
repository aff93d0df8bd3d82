"""The kinds of files that the program writes and shows."""

from __future__ import annotations

EXPORT_FORMATS = ("pdf", "html", "md", "txt", "epub")
"""How exported files end, and what programs call the formats."""

IMAGE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
"""The images a book may have, by the suffix of their file, and their media types."""
