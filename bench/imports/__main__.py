"""`python -m bench.imports`: 10,000 rows in, looked at, written, changed and taken back.

Prints a table for docs/benchmarks.md; nothing is asserted. Everything is made for it and gone afterwards.
"""

import os
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.imports.settings"
    django.setup()
    import_module("bench.imports.measuring").main()
