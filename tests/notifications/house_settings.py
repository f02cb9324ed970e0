"""The settings of a house of processes of its own (`house.py`): the test bed's, and what the test says."""

import json
import os

from config.settings.test import *  # noqa: F403

globals().update(json.loads(os.environ["SETTINGS_OF_THE_TEST"]))

if REDIS_URL := os.environ.get("REDIS_URL"):
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "notifications.redis_layer.RedisChannelLayer",
            "CONFIG": {"url": REDIS_URL},
        }
    }
