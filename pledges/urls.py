"""Pledges, below /pledges/."""

from django.urls import path

from . import views
from .views import importing

app_name = "pledges"
urlpatterns = [
    path("", views.pledge_list, name="list"),
    *importing.IMPORTS.urls("imports/"),
    path("imports/<int:pk>/whose/", importing.whose, name="import_whose"),
    path("imports/fetch/", importing.fetch, name="import_fetch"),
    path("new/", views.choose_kind, name="new"),
    path("new/<slug:kind>/", views.new, name="new_kind"),
    path("<int:pk>/", views.show_pledge, name="pledge"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/edit/<slug:slug>/", views.part, name="part"),
    path("<int:pk>/keep-dates/<slug:slug>/", views.keep_intake, name="keep_intake"),
    path("<int:pk>/keep/<slug:slug>/", views.keep, name="keep"),
    path("<int:pk>/forget/<slug:slug>/", views.forget, name="forget"),
    path("<int:pk>/copy/", views.copy, name="copy"),
    path("<int:pk>/submit/", views.submit, name="submit"),
    path("<int:pk>/pause/", views.pause, name="pause"),
    path("<int:pk>/resume/", views.resume, name="resume"),
    path("<int:pk>/close/", views.close, name="close"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:pk>/dates/new/", views.add_intake, name="add_intake"),
    path("<int:pk>/dates/<int:intake_pk>/", views.change_intake, name="intake"),
    path("<int:pk>/dates/<int:intake_pk>/remove/", views.remove_intake, name="remove_intake"),
]
