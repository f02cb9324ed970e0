"""Figures, below /reports/."""

from django.urls import path

from . import views

app_name = "reports"
urlpatterns = [path("what-is-missing/", views.demand, name="demand")]
