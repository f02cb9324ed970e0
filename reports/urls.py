"""Figures, below /reports/."""

from django.urls import path

from . import views

app_name = "reports"
urlpatterns = [
    path("what-is-missing/", views.demand, name="demand"),
    path("what-is-missing/ask/<slug:sector>/", views.ask_hosts, name="ask_hosts"),
    path("what-is-missing/ask/<slug:sector>/<slug:kind>/", views.ask_hosts, name="ask_hosts"),
]
