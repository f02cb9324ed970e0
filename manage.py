#!/usr/bin/env python
"""Django's command line, with the demonstration settings unless told otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

from config.process import look_for_garbage_seldom

if __name__ == "__main__":
    look_for_garbage_seldom()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    execute_from_command_line(sys.argv)
