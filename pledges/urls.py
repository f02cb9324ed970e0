"""Pledges, below /pledges/."""

from django.urls import path

from . import views
from .views import importing

app_name = "pledges"
urlpatterns = [
    path("", views.pledge_list, name="list"),
    path("imports/", importing.imports, name="import_list"),
    path("imports/new/", importing.new, name="import_new"),
    path("imports/fetch/", importing.fetch, name="import_fetch"),
    path("imports/<int:pk>/", importing.show, name="import_show"),
    path("imports/<int:pk>/columns/", importing.columns, name="import_columns"),
    path("imports/<int:pk>/write/", importing.write, name="import_write"),
    path("imports/<int:pk>/cancel/", importing.cancel, name="import_cancel"),
    path("imports/<int:pk>/take-back/", importing.take_back, name="import_take_back"),
    path("new/", views.choose_kind, name="new"),
    path("new/<slug:kind>/", views.new, name="new_kind"),
    path("<int:pk>/", views.show_pledge, name="pledge"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/edit/<slug:slug>/", views.part, name="part"),
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
