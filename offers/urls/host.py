from django.urls import path

from offers.views import host, host_reference, preview

app_name = "host"
urlpatterns = [
    path("", host.home, name="home"),
    path("pledges/<int:pk>/preview/", preview.show, name="preview"),
    path("offers/<int:pk>/", host.offer, name="offer"),
    path("offers/<int:pk>/confirm/", host.confirm, name="confirm"),
    path("offers/<int:pk>/started/", host.started, name="started"),
    path("offers/<int:pk>/did-not-come/", host.did_not_come, name="did_not_come"),
    path("offers/<int:pk>/completed/", host.completed, name="completed"),
    path("offers/<int:pk>/ended/", host.ended, name="ended"),
    path("offers/<int:pk>/cannot/", host.cannot, name="cannot"),
    path("offers/<int:pk>/reference/", host_reference.reference, name="reference"),
]
