"""The test bed's settings."""

from config.settings.test import *  # noqa: F403
