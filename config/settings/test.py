"""The test bed: a real PostgreSQL that need not survive a power cut, mail kept in memory."""

from config.database import local_database

from .base import *  # noqa: F403
from .base import BASE_DIR, CONTENT_SECURITY_POLICY, INSTALLED_APPS

SECRET_KEY = "for-tests-only"
# tests.bed has a `flush` of its own, which puts back what migrations loaded.
INSTALLED_APPS = [*INSTALLED_APPS, "demo", "tests.bed"]
ALLOWED_HOSTS = ["testserver", "localhost", ".localhost", "127.0.0.1"]
CONTENT_SECURITY_POLICY["DIRECTIVES"]["connect-src"] += ["ws://localhost:*", "ws://*.localhost:*"]

DATABASES = {"default": local_database(BASE_DIR, throwaway=True)}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
CHANNEL_LAYERS = {"default": {"BACKEND": "notifications.channel_layer.PostgresChannelLayer"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Signing in is in almost every test; a slow hash there would only test the hash.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# The tests of the second step switch it on.
SECOND_FACTOR_REQUIRED = False
