"""`python -m bench.pages`: what every list and the pages of the four windows cost, from small to England.

Prints tables for docs/benchmarks.md; nothing is asserted. Everything is made for it and gone afterwards.
"""

import os
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.pages.settings"
    django.setup()
    import_module("bench.pages.measuring").main()
