"""Every address of the service, room by room; each room lists its own in its urls.py."""

from importlib.util import find_spec

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import TemplateView

from accounts.views import home

ROOMS = [
    ("accounts/", "accounts.urls"),
    ("inbox/", "notifications.urls"),
    ("champions/", "champions.urls"),
    # "l/", short enough for a text, is where links lead.
    ("", "youngadults.urls"),
    ("pledges/", "pledges.urls"),
    # "host/" and "my/": the two homes share one room, because both are pages about offers.
    ("", "offers.urls"),
    ("matching/", "matching.urls"),
    ("desk/", "desk.urls"),
]


def page_about(name: str):
    """A page of words about the service, open to everyone."""
    view = login_not_required(TemplateView.as_view(template_name=f"about/{name}.html"))
    return path(f"{name}/", view, name=name)


urlpatterns = [
    path("", home, name="home"),
    page_about("accessibility"),
    page_about("privacy"),
    page_about("credits"),
    *(
        path(prefix, include(urls))
        for prefix, urls in ROOMS
        if find_spec(urls.split(".")[0]) and find_spec(urls)
    ),
    path("accounts/", include("allauth.urls")),
]

if apps.is_installed("demo") and find_spec("demo.urls"):
    urlpatterns.append(path("demo/", include("demo.urls")))
