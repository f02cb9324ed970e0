"""`python -m bench.live`: what live pages cost and how quick they are, on one web process, without and with
Redis.

Prints one table for docs/benchmarks.md. Everything is made for it and gone afterwards: a database, signed-in
people, the real application under the real server in a process of its own. Promised figures are
marked when they are missed.
"""

import os
from importlib import import_module

import django

from config.process import look_for_garbage_seldom

if __name__ == "__main__":
    look_for_garbage_seldom()
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.live.settings"
    django.setup()
    import_module("bench.live.measuring").main()
