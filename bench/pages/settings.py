"""The test bed's settings on a database of the benchmark's own, every page with its cost in its headers."""

import os

from config.settings.test import *  # noqa: F403
from config.settings.test import DATABASES, MIDDLEWARE

DATABASES["default"]["NAME"] = os.environ.get("BENCH_DATABASE", "postgres")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MIDDLEWARE = ["bench.pages.costs.CostsMiddleware", *MIDDLEWARE]
