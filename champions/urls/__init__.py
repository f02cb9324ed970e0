"""The addresses about organisations: the service's pages, signing up in public, one organisation's own."""

from django.urls import include, path

urlpatterns = [
    path("champions/", include("champions.urls.desk")),
    path("join/", include("champions.urls.join")),
    path("organisations/", include("champions.urls.organisations")),
]
