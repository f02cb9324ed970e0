"""What a process of ours is set to: to end with the one that started it, to look for garbage seldom."""

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
    """For background jobs: nearly all that they make goes when it is let go, and looking for the rest after
    every 700 new objects, as Python does, took a fifth of the time of one that makes many. A process that
    serves pages settles instead (`config.settling`).
    """
    gc.set_threshold(10_000, 10, 10)
