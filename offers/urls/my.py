from django.urls import path

from offers.views import my, my_around, my_data, my_place

app_name = "my"
urlpatterns = [
    path("", my.home, name="home"),
    path("advisers/", my.advisers, name="advisers"),
    path("data/", my_data.data, name="data"),
    path("data/to-read/", my_data.data_to_read, name="data_to_read"),
    path("data/for-machines/", my_data.data_for_machines, name="data_for_machines"),
    path("looks/", my.looks, name="looks"),
    path("offers/<int:pk>/", my.offer, name="offer"),
    path("offers/<int:pk>/yes/", my.yes, name="yes"),
    path("offers/<int:pk>/not-now/", my.not_now, name="not_now"),
    path("offers/<int:pk>/no-thanks/", my.no_thanks, name="no_thanks"),
    path("offers/<int:pk>/why/", my.say_why, name="say_why"),
    path("offers/<int:pk>/ask/", my.ask, name="ask"),
    path("offers/<int:pk>/told/", my.told, name="told"),
    path("offers/<int:pk>/stop/", my.stop, name="stop"),
    path("offers/<int:pk>/easy/", my.read_easy, name="read_easy"),
    path("offers/<int:pk>/late/", my_place.late, name="late"),
    path("offers/<int:pk>/cannot-come/", my_place.cannot_come, name="cannot_come"),
    path("offers/<int:pk>/want-to-stop/", my_place.want_to_stop, name="want_to_stop"),
    path("offers/<int:pk>/promise/", my_place.promise, name="promise"),
    path("offers/<int:pk>/first-day.ics", my_place.calendar, name="calendar"),
    path("offers/<int:pk>/certificate/", my_place.certificate, name="certificate"),
    path("offers/<int:pk>/reference/", my_place.reference, name="reference"),
    path("check-ins/<int:pk>/", my_place.check_in, name="check_in"),
    path("check-ins/<int:pk>/change/", my_place.what_to_change, name="what_to_change"),
    path("not-safe/", my_place.not_safe, name="not_safe"),
    path("around/", my_around.browse, name="browse"),
    path("around/<int:pk>/", my_around.opportunity, name="opportunity"),
    path("around/<int:pk>/easy/", my_around.read_easy, name="read_easy_around"),
    path("around/<int:pk>/interested/", my_around.interested, name="interested"),
    path("around/<int:pk>/not-interested/", my_around.not_interested, name="not_interested"),
    path("wishes/", my_around.wishes, name="wishes"),
    path("wishes/<int:pk>/take-back/", my_around.wish_taken_back, name="wish_taken_back"),
]
