"""One command on one machine: made-up people, mail on the terminal, anyone may sign in as anyone."""

from config.database import local_database

from .base import *  # noqa: F403
from .base import BASE_DIR, CONTENT_SECURITY_POLICY, INSTALLED_APPS

SECRET_KEY = "for-the-demonstration-only-and-known-to-everyone"
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]

# *.localhost is this machine in every browser, and a cookie is kept per name: four people, one browser.
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]"]
CONTENT_SECURITY_POLICY["DIRECTIVES"]["connect-src"] += ["ws://localhost:*", "ws://*.localhost:*"]

DATABASES = {"default": local_database(BASE_DIR)}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CHANNEL_LAYERS = {"default": {"BACKEND": "notifications.channel_layer.PostgresChannelLayer"}}
EMAIL_BACKEND = "demo.mailbox.EmailBackend"

# Known to everyone, like the key above. From localhost real browsers and their push services play along.
VAPID_PRIVATE_KEY = "GrUF0bjRWkbRiHPiXx-hkVkPz48G94s3WJfe8-UFn4U"
VAPID_CONTACT = "messages@example.org"

# Whoever runs the demonstration wants to see what goes wrong, and nothing else.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "ERROR"},
}

# Files straight from static/, so that nothing has to be collected first.
WHITENOISE_USE_FINDERS = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# A newcomer is to see the service, not to enrol.
SECOND_FACTOR_REQUIRED = False
