"""Every address of the service, room by room; each room lists its own in its urls.py."""

from importlib.util import find_spec

from django.apps import apps
from django.urls import include, path

from accounts.views import home

ROOMS = [
    ("accounts/", "accounts.urls"),
    ("inbox/", "notifications.urls"),
    ("champions/", "champions.urls"),
    ("young-adults/", "youngadults.urls"),
    ("pledges/", "pledges.urls"),
    # "host/" and "my/": the two homes share one room, because both are pages about offers.
    ("", "offers.urls"),
    ("matching/", "matching.urls"),
    ("desk/", "desk.urls"),
]

urlpatterns = [
    path("", home, name="home"),
    *(
        path(prefix, include(urls))
        for prefix, urls in ROOMS
        if find_spec(urls.split(".")[0]) and find_spec(urls)
    ),
    path("accounts/", include("allauth.urls")),
]

if apps.is_installed("demo") and find_spec("demo.urls"):
    urlpatterns.append(path("demo/", include("demo.urls")))
