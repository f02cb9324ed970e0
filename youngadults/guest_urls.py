"""Guests of another council, below /guests/."""

from django.urls import path

from .views import guests

app_name = "guests"
urlpatterns = [
    path("", guests.refer, name="refer"),
    path("sent/", guests.sent, name="sent"),
    path("waiting/", guests.waiting, name="list"),
    path("waiting/<int:pk>/", guests.guest, name="guest"),
    path("waiting/<int:pk>/accept/", guests.accept, name="accept"),
    path("<str:token>/", guests.confirm, name="confirm"),
]
