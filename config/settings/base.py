"""What every way of running has in common."""

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from config.council_sign_in import council_sign_in

BASE_DIR = Path(__file__).resolve().parent.parent.parent
PRODUCTION = False
DEBUG = False

# The rooms, in the order in which they tell the service; README.md draws who may import whom.
ROOMS = [
    "lifecycles",
    "geography",
    "rulebook",
    "tabular",
    "notifications",
    "accounts",
    "champions",
    "youngadults",
    "pledges",
    "inspections",
    "offers",
    "matching",
    "desk",
    "reports",
]

INSTALLED_APPS = [
    *ROOMS,
    # For its commands: backup, restore.
    "config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "channels",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "phonenumber_field",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "config.health.HealthMiddleware",
    "config.request_log.RequestLogMiddleware",
    "config.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Little data and weak signals: a page is a fifth of its size. Tokens in it differ each time (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "youngadults.own_door.ForgettingMiddleware",
    "accounts.staying.StayingMiddleware",
    "youngadults.languages.LanguageMiddleware",
    # Deny by default: a public page says so with @login_not_required.
    "youngadults.own_door.WayInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.seen.SeenMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.ByLinkMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "reports.refusing.RefusalMiddleware",
    "lifecycles.middleware.MovedOnMiddleware",
    "accounts.only_sent.OnlySentMiddleware",
    "notifications.reading.ReadByOpeningMiddleware",
    "notifications.asked.AskedMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
WSGI_APPLICATION = "config.asgi.pages"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "rulebook.context.council",
                "accounts.context.navigation",
                "notifications.context.bell",
                "youngadults.context.languages",
            ],
            # {% load look %}: money, days and moments, written the same on every page.
            # {% load languages %}: what a page in another language also says in English.
            "libraries": {
                "look": "rulebook.writing",
                "devices": "accounts.devices",
                "languages": "youngadults.saying_twice",
            },
        },
    },
]
FORM_RENDERER = "config.renderer.GovUKRenderer"
DJANGO_TABLES2_TEMPLATE = "tables/table.html"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Words and time
LANGUAGE_CODE = "en-gb"
# A young adult may choose those whose catalogue in locale/ has words. Everybody else reads English.
LANGUAGES = [
    ("en-gb", "English"),
    ("ar", "العربية"),
    ("prs", "دری"),
    ("ps", "پښتو"),
    ("vi", "Tiếng Việt"),
    ("sq", "Shqip"),
    ("ti", "ትግርኛ"),
    ("ckb", "کوردی"),
    ("am", "አማርኛ"),
]
LANGUAGES_BIDI = ["ar", "prs", "ps", "ckb"]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True
PHONENUMBER_DEFAULT_REGION = "GB"

# Who you are
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "accounts.by_password.PasswordBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
# Nobody signs up, but allauth asks for a password at sign-in only where it would at sign-up.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds; allauth's 180 is short for a phone with a slow inbox
# An unknown address gets the same answer as a known one, after as much work, and no e-mail: what allauth asks
# the adapter to send goes into a letter to nobody.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_FORMS = {
    "login": "accounts.door_forms.SignInForm",
    "add_email": "accounts.door_forms.NewAddressForm",
    "request_login_code": "accounts.door_forms.AskForCodeForm",
    "reset_password": "accounts.door_forms.AskForPasswordForm",
}
ACCOUNT_CHANGE_EMAIL = True
# A young adult's door: many sit behind the address of one hostel; guessing eight digits takes far more.
ACCOUNT_RATE_LIMITS = {"young_adult_link": "60/h/ip,6/h/key", "young_adult_code": "20/h/ip"}
# At an unattended screen nobody changes how its owner signs in.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "accounts.mfa_forms.AddPasskeyForm"}
USERSESSIONS_TRACK_ACTIVITY = True
# The 18+ service and its managers reach nothing before they have a second step of signing in.
SECOND_FACTOR_REQUIRED = True
# The council's own sign-in: never linked by e-mail address, never a way to make an account.
SOCIALACCOUNT_ADAPTER = "accounts.adapter.CouncilSignInAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = council_sign_in()

# Messages outside: who carries texts and e-mails, and under which address people come back.
PUBLIC_URL = "http://localhost:8000"
DEFAULT_FROM_EMAIL = "messages@example.org"
MESSAGE_PROVIDERS = {"text": "notifications.providers.printed", "email": "notifications.providers.mail"}
# GOV.UK Notify: the key of the service, its pass-through templates, the token that it shows when it calls
# back.
NOTIFY_URL = ""
NOTIFY_API_KEY = ""
NOTIFY_TEXT_TEMPLATE = ""
NOTIFY_EMAIL_TEMPLATE = ""
NOTIFY_CALLBACK_TOKEN = ""
# Find an apprenticeship's Display Advert API v2: where it is, and our key.
DISPLAY_ADVERT_URL = "https://api.apprenticeships.education.gov.uk/vacancies"
DISPLAY_ADVERT_KEY = ""
# Messages on a phone's screen: our key, whom a push service may write to, and the push services that we call.
VAPID_PRIVATE_KEY = ""
VAPID_CONTACT = ""
PUSH_SERVICES = [
    "https://fcm.googleapis.com",
    "https://*.push.services.mozilla.com",
    "https://*.push.apple.com",
    "https://*.notify.windows.com",
]
# What a monitoring system shows to read the figures.
METRICS_TOKEN = ""

# Background jobs stand in each room's jobs.py.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# Static files: templates/ and static/ are the house's own; static/build/ is made by `npm run build`.
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]

# Files that people send: never under an address of their own; a page that asks who wants it serves each.
MEDIA_ROOT = BASE_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
# ClamAV's daemon, which looks through them: tcp://host:3310 or unix:/run/clamav/clamd.ctl; empty for none.
CLAMD_URL = ""

# What a page may load. Styles and scripts of our own only; an inline one needs the page's nonce.
CONTENT_SECURITY_POLICY: dict[str, dict[str, list[Any]]] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_ENGINE = "accounts.sessions"
