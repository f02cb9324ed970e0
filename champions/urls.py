from django.urls import path

from . import views

app_name = "champions"
urlpatterns = [
    path("", views.champions, name="champions"),
    path("invite/", views.invite, name="invite"),
]
