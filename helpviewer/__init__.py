"""Help Viewer: reads help books offline on a desktop."""

__version__ = "0.1.0"
