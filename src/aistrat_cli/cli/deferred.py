"""Packages whose own `__init__` runs only when something in it is asked for.

`typer/__init__.py` imports all of typer: completion, the reading of function signatures, subprocess, pathlib, platform.
The command line needs `typer.core` alone, whose import would run it. Measured as whole processes against a bare
interpreter: typer 5.8, `typer.core` behind `deferred("typer")` 3.7.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from typing import Any


def deferred(name: str) -> None:
    """Make `import name.part` leave the package's `__init__` alone until one of its names is asked for.

    Whoever does ask, in this process or in a test, gets the whole package as ever: the module completes itself
    (PEP 562). Does nothing where the package has been imported already, or is not there.
    """
    if name in sys.modules or (spec := find_spec(name)) is None or spec.loader is None:
        return
    loader = spec.loader
    module = module_from_spec(spec)

    def complete(wanted: str) -> Any:
        if wanted.startswith("_"):  # the import system asks for parts (`typer._click`) before it imports them
            raise AttributeError(wanted)
        del module.__dict__["__getattr__"]
        loader.exec_module(module)
        return getattr(module, wanted)

    module.__dict__["__getattr__"] = complete
    sys.modules[name] = module
