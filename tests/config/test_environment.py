"""Production reads the environment, and says in one sentence what is not right with it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.database import database_from_url
from config.environment import Environment

ENOUGH = {
    "SECRET_KEY": "zr1-Qx8_w5Tn4-Vb7_Lk2-Hy9_Dm3-Sp6_Fc0-Jg4_Ra8-Ue1_",
    "ALLOWED_HOSTS": "pledges.example.org",
    "DATABASE_URL": "postgresql://pledges@database.example.org/pledges",
    "EMAIL_HOST": "mail.example.org",
    "DEFAULT_FROM_EMAIL": "pledges@example.org",
}


def manage(*arguments, **variables):
    """Run manage.py with production settings and no other variables than these."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
    } | variables
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_everything_that_is_missing_is_named_at_once():
    environment = Environment({"SECRET_KEY": "x", "EMAIL_PORT": "post", "EMAIL_USE_TLS": "perhaps"})
    assert environment.text("SECRET_KEY") == "x"
    environment.text("DATABASE_URL")
    environment.words("ALLOWED_HOSTS")
    environment.number("EMAIL_PORT", default=587)
    environment.yes("EMAIL_USE_TLS", default=True)
    with pytest.raises(ImproperlyConfigured) as complaint:
        environment.complain()
    assert str(complaint.value) == (
        "Before the service can start: set ALLOWED_HOSTS, DATABASE_URL; "
        "EMAIL_PORT must be a whole number, not 'post'; EMAIL_USE_TLS must be yes or no, not 'perhaps'."
    )


def test_values_are_read_and_defaults_stand_in():
    environment = Environment(
        {"HOSTS": "a.example.org, b.example.org,", "PORT": "25", "TLS": "No", "EMPTY": " "}
    )
    assert environment.words("HOSTS") == ["a.example.org", "b.example.org"]
    assert environment.number("PORT", default=587) == 25
    assert environment.yes("TLS", default=True) is False
    assert environment.text("EMPTY", default="something") == "something"
    environment.complain()


def test_production_without_settings_says_what_is_missing():
    done = manage("check")
    assert done.returncode != 0
    assert "set ALLOWED_HOSTS, DATABASE_URL, DEFAULT_FROM_EMAIL, EMAIL_HOST, SECRET_KEY." in done.stderr


def test_production_passes_djangos_own_deployment_check():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **ENOUGH)
    assert (done.returncode, done.stderr) == (0, "")


def test_whoever_mails_by_notify_needs_no_mail_server():
    notify = dict.fromkeys(("NOTIFY_API_KEY", "NOTIFY_TEXT_TEMPLATE", "NOTIFY_CALLBACK_TOKEN"), "x")
    no_server = ENOUGH | {"EMAIL_HOST": "", "DEFAULT_FROM_EMAIL": ""} | notify
    refused = manage("check", **no_server)
    assert "set DEFAULT_FROM_EMAIL, EMAIL_HOST." in refused.stderr
    done = manage("check", "--deploy", "--fail-level", "WARNING", **no_server, NOTIFY_EMAIL_TEMPLATE="x")
    assert (done.returncode, done.stderr) == (0, "")


def test_production_refuses_the_demonstration():
    program = "from config.settings.production import *; INSTALLED_APPS = [*INSTALLED_APPS, 'demo']"
    check = f"""
import django, sys, types
settings = types.ModuleType("wrong_settings")
exec({program!r}, settings.__dict__)
sys.modules["wrong_settings"] = settings
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "wrong_settings"
django.setup()
"""
    environment = {"PATH": os.environ["PATH"]} | ENOUGH
    done = subprocess.run([sys.executable, "-c", check], env=environment, capture_output=True, text=True)
    assert done.returncode != 0
    assert "production must not load it" in done.stderr


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://ann:s%40fe@db.example.org:6432/live",
            ("live", "ann", "s@fe", "db.example.org", "6432"),
        ),
        ("postgres://ann@/live?host=/run/postgresql", ("live", "ann", "", "/run/postgresql", "")),
        ("postgresql://", ("postgres", "", "", "", "")),
    ],
)
def test_database_url_is_taken_apart(url, expected):
    database = database_from_url(url)
    assert tuple(database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


def test_other_options_of_a_database_url_reach_the_driver():
    assert database_from_url("postgresql:///live?sslmode=verify-full")["OPTIONS"] == {
        "sslmode": "verify-full"
    }


def test_another_kind_of_database_is_refused():
    with pytest.raises(ValueError, match="must begin with postgresql://"):
        database_from_url("mysql://ann@db.example.org/live")


def test_the_example_names_every_setting_that_production_reads():
    read = set(
        re.findall(r'environment\.\w+\(\s*"([A-Z_]+)"', Path("config/settings/production.py").read_text())
    )
    named = set(re.findall(r"^#?([A-Z_]+)=", Path("deploy/environment.example").read_text(), re.MULTILINE))
    assert "SECRET_KEY" in read
    assert read <= named
