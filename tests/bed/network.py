"""No test speaks to anything outside this machine."""

import ipaddress
import sys

LOCAL_NAMES = {"", "localhost", "testserver"}


class NetworkIsOff(RuntimeError):
    """A test tried to reach another machine; the message names it."""


def forbid_other_machines() -> None:
    """For the rest of this process; Python has no way to take an audit hook back."""
    sys.addaudithook(_refuse_other_machines)


def _refuse_other_machines(event: str, arguments: tuple) -> None:
    if event == "socket.connect":
        address = arguments[1]
    elif event == "socket.getaddrinfo":
        address = arguments[:2]
    else:
        return
    # A Unix socket's address is a path, not a pair.
    if isinstance(address, tuple) and not is_local(address[0]):
        raise NetworkIsOff(f"The network is off in tests, but something asked for {address[0]}.")


def is_local(host: str | bytes | None) -> bool:
    """Whether this names our own machine."""
    name = host.decode() if isinstance(host, bytes) else host or ""
    if name in LOCAL_NAMES or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
