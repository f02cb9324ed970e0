"""For real people: everything that differs between councils comes from the environment, see README.md."""

from pathlib import Path

from config import logs
from config.council_sign_in import council_sign_in, origin
from config.database import database_from_url
from config.environment import Environment

from .base import *  # noqa: F403
from .base import BASE_DIR, CONTENT_SECURITY_POLICY

PRODUCTION = True
environment = Environment()

SECRET_KEY = environment.text("SECRET_KEY")
# Earlier keys, so that people stay signed in while a key is replaced.
SECRET_KEY_FALLBACKS = environment.words("OLD_SECRET_KEYS", default="")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS")
# Under which address people come back from a message.
PUBLIC_URL = environment.text("PUBLIC_URL", default=f"https://{ALLOWED_HOSTS[0]}" if ALLOWED_HOSTS else "")
DATABASE_URL = environment.text("DATABASE_URL")
REDIS_URL = environment.text("REDIS_URL", default="")

# Messages outside: texts through GOV.UK Notify, where it is set up; e-mails through it or a mail server.
NOTIFY_API_KEY = environment.text("NOTIFY_API_KEY", default="")
NOTIFY_NEEDS = None if NOTIFY_API_KEY else ""
NOTIFY_TEXT_TEMPLATE = environment.text("NOTIFY_TEXT_TEMPLATE", default=NOTIFY_NEEDS)
NOTIFY_CALLBACK_TOKEN = environment.text("NOTIFY_CALLBACK_TOKEN", default=NOTIFY_NEEDS)
NOTIFY_EMAIL_TEMPLATE = environment.text("NOTIFY_EMAIL_TEMPLATE", default="")
MAIL_BY_NOTIFY = bool(NOTIFY_API_KEY and NOTIFY_EMAIL_TEMPLATE)
MAIL_SERVER_NEEDS = "" if MAIL_BY_NOTIFY else None
EMAIL_HOST = environment.text("EMAIL_HOST", default=MAIL_SERVER_NEEDS)
EMAIL_PORT = environment.number("EMAIL_PORT", default=587)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = environment.yes("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", default=MAIL_SERVER_NEEDS)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Messages on a phone's screen, where there is a key for them: `manage.py make_push_key` makes one.
VAPID_PRIVATE_KEY = environment.text("VAPID_PRIVATE_KEY", default="")
VAPID_CONTACT = environment.text("VAPID_CONTACT", default="" if not VAPID_PRIVATE_KEY else None)
METRICS_TOKEN = environment.text("METRICS_TOKEN", default="")
MESSAGE_PROVIDERS = {"email": "notifications.providers.mail"}
DISPLAY_ADVERT_KEY = environment.text("DISPLAY_ADVERT_KEY", default="")
if NOTIFY_API_KEY:
    MESSAGE_PROVIDERS["text"] = "notifications.providers.govuk_notify"
if VAPID_PRIVATE_KEY:
    MESSAGE_PROVIDERS["push"] = "notifications.providers.web_push"
if MAIL_BY_NOTIFY:
    MESSAGE_PROVIDERS["email"] = "notifications.providers.govuk_notify"
    EMAIL_BACKEND = "notifications.mail_by_notify.EmailBackend"

# Files that people send, outside of what a web server shows; and the virus scanner, where there is one.
MEDIA_ROOT = Path(environment.text("MEDIA_ROOT", default=str(BASE_DIR / "media")))
CLAMD_URL = environment.text("CLAMD_URL", default="")

# The way in: HTTPS ends at a reverse proxy, which must set X-Forwarded-Proto and drop what a visitor sent.
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", default=1)
HSTS_SECONDS = environment.number("HSTS_SECONDS", default=365 * 24 * 60 * 60)

# Who you are: the council's own sign-in (OpenID Connect), where it has one.
OIDC_ISSUER = environment.text("OIDC_ISSUER", default="")
SECOND_FACTOR_REQUIRED = environment.yes("SECOND_FACTOR_REQUIRED", default=True)
SOCIALACCOUNT_PROVIDERS = council_sign_in(
    OIDC_ISSUER,
    client_id=environment.text("OIDC_CLIENT_ID", default=None if OIDC_ISSUER else ""),
    secret=environment.text("OIDC_CLIENT_SECRET", default=None if OIDC_ISSUER else ""),
    name=environment.text("OIDC_NAME", default=""),
    uid_field=environment.text("OIDC_UID_FIELD", default="sub"),
)
if OIDC_ISSUER:
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] += [origin(OIDC_ISSUER)]

environment.complain()

DATABASES = {"default": database_from_url(DATABASE_URL)}

if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "notifications.redis_layer.RedisChannelLayer",
            "CONFIG": {"url": REDIS_URL},
        }
    }
else:
    # Several processes must count sign-in attempts together, which a cache in memory would not.
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
    CHANNEL_LAYERS = {"default": {"BACKEND": "notifications.channel_layer.PostgresChannelLayer"}}

STATIC_ROOT = BASE_DIR / "staticroot"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = HSTS_SECONDS
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
# 'self' covers sockets in today's browsers; older ones want the address of the socket itself.
SOCKETS = [f"wss://*{host}" if host.startswith(".") else f"wss://{host}" for host in ALLOWED_HOSTS]
CONTENT_SECURITY_POLICY["DIRECTIVES"]["connect-src"] += SOCKETS

LOGGING = logs.to_the_journal()
