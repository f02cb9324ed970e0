"""The two homes that are about offers, the young adult's ("my") and the host's; a worker's word."""

from django.urls import include, path

urlpatterns = [
    path("my/", include("offers.urls.my")),
    path("host/", include("offers.urls.host")),
    path("interviews/", include("offers.urls.interviews")),
]
