from django.urls import path

from champions.views import importing, register, sign_ups, terms

app_name = "champions"
urlpatterns = [
    path("", register.champions, name="champions"),
    path("invite/", register.invite, name="invite"),
    path("sign-ups/", sign_ups.sign_ups, name="sign_ups"),
    path("sign-ups/<int:pk>/", sign_ups.sign_up, name="sign_up"),
    path("sign-ups/<int:pk>/same/", sign_ups.same, name="same"),
    path("sign-ups/<int:pk>/set-aside/", sign_ups.set_aside, name="set_aside"),
    path("imports/", importing.imports, name="import_list"),
    path("imports/new/", importing.new, name="import_new"),
    path("imports/<int:pk>/", importing.show, name="import_show"),
    path("imports/<int:pk>/columns/", importing.columns, name="import_columns"),
    path("imports/<int:pk>/write/", importing.write, name="import_write"),
    path("imports/<int:pk>/cancel/", importing.cancel, name="import_cancel"),
    path("imports/<int:pk>/take-back/", importing.take_back, name="import_take_back"),
    path("texts/", terms.texts, name="texts"),
    path("texts/<slug:kind>/", terms.new_text, name="new_text"),
]
