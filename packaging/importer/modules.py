"""The frozen app's first file on Linux: hands Python the app's modules out of one file.

PyInstaller's own importer looks into three places for every module, opens the program anew and unpacks. Here
a module is one look into a table and one read. ``pack.py``, beside this file, writes them.

Some modules are imported by others at every start and used at few: the makers of error messages, say. Those
are loaded when they are first asked for a name.
"""

import sys
from _frozen_importlib import ModuleSpec
from _io import FileIO
from _thread import RLock
from marshal import loads


def no_source(thing):
    """``inspect.getsource``, which PySide calls at the start, for modules that have no source with them."""
    raise OSError("no source")


WITHOUT_LOADING = {
    "typing": {"TYPE_CHECKING": False, "Any": object},  # names that only a type checker looks at
    "inspect": {"getsource": no_source},
}
"""What modules that are loaded later have from the beginning."""

CALLED_FROM_OUTSIDE = {"shibokensupport.signature.mapping": "update_mapping"}
"""A function that PySide's library takes out of a module's dictionary, past the module's ``__getattr__``."""


class Modules:
    """A finder and loader for ``sys.meta_path``: https://docs.python.org/3/reference/import.html"""

    def __init__(self, folder):
        self._folder = folder
        self._file = FileIO(f"{folder}/modules.bin")
        self._reading = RLock()
        size = int.from_bytes(self._file.read(4), "little")
        self._table = loads(self._file.read(size))
        self._start = 4 + size

    def find_spec(self, name, path=None, target=None):
        row = self._table.get(name)
        if row is None:
            return None
        place = f"{self._folder}/{name.replace('.', '/')}"
        spec = ModuleSpec(name, self, origin=f"{place}/__init__.py" if row[0] else f"{place}.py")
        spec.has_location = True
        if row[0]:
            spec.submodule_search_locations = [place]
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        name = module.__name__
        if self._table[name][1]:
            module.__dict__.update(WITHOUT_LOADING.get(name, ()))
            module.__getattr__ = later = Later(module, lambda: self.get_code(name))
            if function := CALLED_FROM_OUTSIDE.get(name):
                module.__dict__[function] = lambda: later(function)()
        else:
            exec(self.get_code(name), module.__dict__)

    def get_code(self, name):
        """The compiled code of a module."""
        _, _, at, size = self._table[name]
        with self._reading:
            self._file.seek(self._start + at)
            return loads(self._file.read(size))


class Later:
    """The ``__getattr__`` of a module that is loaded on first use: https://peps.python.org/pep-0562/"""

    def __init__(self, module, get_code):
        self._module = module
        self._get_code = get_code
        self._loading = RLock()
        self._begun = False

    def __call__(self, name):
        # The import system itself asks every module for these; that is no use of it.
        if name[:2] == "__" and name != "__all__":
            raise AttributeError(name)
        content = self._module.__dict__
        with self._loading:  # another thread waits; a circular import in this one does not
            if not self._begun:
                self._begun = True
                try:
                    exec(self._get_code(), content)
                except BaseException:
                    self._begun = False
                    raise
                if content["__getattr__"] is self:
                    del content["__getattr__"]
            if name in content:
                return content[name]
            own = content.get("__getattr__", self)
        if own is not self:
            return own(name)
        raise AttributeError(f"module {self._module.__name__!r} has no attribute {name!r}")


sys.frozen = True
sys.meta_path.insert(0, Modules(sys._MEIPASS))
