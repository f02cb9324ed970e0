"""The test bed's settings, with Redis where REDIS_URL is set, as production has it."""

import os

from config.settings.test import *  # noqa: F403

if REDIS_URL := os.environ.get("REDIS_URL"):
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "notifications.redis_layer.RedisChannelLayer",
            "CONFIG": {"url": REDIS_URL},
        }
    }
