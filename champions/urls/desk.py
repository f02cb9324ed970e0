from django.urls import path

from champions.views import register, sign_ups, terms, years
from champions.views.importing import IMPORTS

app_name = "champions"
urlpatterns = [
    path("", register.champions, name="champions"),
    path("invite/", register.invite, name="invite"),
    path("years/", years.years, name="years"),
    path("years/<int:pk>/renew/", years.renew, name="renew_post"),
    path("sign-ups/", sign_ups.sign_ups, name="sign_ups"),
    path("sign-ups/<int:pk>/", sign_ups.sign_up, name="sign_up"),
    path("sign-ups/<int:pk>/same/", sign_ups.same, name="same"),
    path("sign-ups/<int:pk>/set-aside/", sign_ups.set_aside, name="set_aside"),
    *IMPORTS.urls("imports/"),
    path("texts/", terms.texts, name="texts"),
    path("texts/<slug:kind>/", terms.new_text, name="new_text"),
]
