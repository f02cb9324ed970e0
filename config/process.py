"""A process that must not outlive the one that started it."""

import ctypes
import signal

# Loaded at import, before any fork: a child that has dropped its rights may not be able to read the library.
_prctl = getattr(ctypes.CDLL(None), "prctl", None)
PR_SET_PDEATHSIG = 1


def end_with_parent(sign: signal.Signals = signal.SIGTERM) -> None:
    """Have the kernel send us a signal when our parent ends, by whatever end (Linux; elsewhere nothing)."""
    if _prctl:
        _prctl(PR_SET_PDEATHSIG, sign, 0, 0, 0)
