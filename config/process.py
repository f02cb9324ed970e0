"""What each of our processes is set to: to end with the one that started it, to look for garbage seldom."""

import ctypes
import gc
import signal

# Loaded at import, before any fork: a child that has dropped its rights may not be able to read the library.
_prctl = getattr(ctypes.CDLL(None), "prctl", None)
PR_SET_PDEATHSIG = 1


def end_with_parent(sign: signal.Signals = signal.SIGTERM) -> None:
    """Have the kernel send us a signal when our parent ends, by whatever end (Linux; elsewhere nothing)."""
    if _prctl:
        _prctl(PR_SET_PDEATHSIG, sign, 0, 0, 0)


def look_for_garbage_seldom() -> None:
    """Nearly all that pages and jobs make goes when it is let go. Looking for the rest after every 700 new
    objects, as Python does, took a fifth of the time of a job that makes many.
    """
    gc.set_threshold(10_000, 10, 10)
