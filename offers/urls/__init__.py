"""The two homes that are about offers: the young adult's ("my") and the host's."""

from django.urls import include, path

urlpatterns = [
    path("my/", include("offers.urls.my")),
    path("host/", include("offers.urls.host")),
]
