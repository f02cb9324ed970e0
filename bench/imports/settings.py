"""The test bed's settings on a database of the benchmark's own."""

import os

from config.settings.test import *  # noqa: F403
from config.settings.test import DATABASES

DATABASES["default"]["NAME"] = os.environ.get("BENCH_DATABASE", "postgres")
