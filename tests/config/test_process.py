"""A process that was told to end with its parent does so, even when the parent is killed."""

import os
import subprocess
import sys

import pytest

CHILD = """
from config.process import end_with_parent
end_with_parent()
print("ready", flush=True)
import time; time.sleep(600)
"""
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent has ended")
def test_a_child_ends_when_its_parent_is_killed():
    reading, writing = os.pipe()
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=writing)
    os.close(writing)
    with os.fdopen(reading) as said_by_child:
        assert said_by_child.readline() == "ready\n"
        parent.kill()
        parent.wait()
        # The other end of the pipe is the child's: reading comes to an end when the child does.
        assert said_by_child.read() == ""
