from django.urls import path

from offers.views import my

app_name = "my"
urlpatterns = [
    path("", my.home, name="home"),
    path("advisers/", my.advisers, name="advisers"),
    path("looks/", my.looks, name="looks"),
    path("offers/<int:pk>/", my.offer, name="offer"),
    path("offers/<int:pk>/yes/", my.yes, name="yes"),
    path("offers/<int:pk>/not-now/", my.not_now, name="not_now"),
    path("offers/<int:pk>/no-thanks/", my.no_thanks, name="no_thanks"),
    path("offers/<int:pk>/why/", my.say_why, name="say_why"),
    path("offers/<int:pk>/ask/", my.ask, name="ask"),
    path("offers/<int:pk>/told/", my.told, name="told"),
    path("offers/<int:pk>/stop/", my.stop, name="stop"),
]
