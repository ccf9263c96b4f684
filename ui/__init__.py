"""The window: PySide6 widgets over the engine. It starts operations and shows what they return."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # WORKAROUND: PySide6 6.12 gives up a reference to None with each Qt call that returns nothing,
    # which is right only where None is immortal (Python 3.12 on, PEP 683). After some thousand
    # calls an older Python ends with "deallocating None". So None gets references that no program
    # can use up. It can go once Python 3.11 is no longer supported.
    ctypes.c_ssize_t.from_address(id(None)).value += sys.maxsize // 4
