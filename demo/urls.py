from django.urls import path

from . import views

app_name = "demo"

urlpatterns = [
    path("", views.people, name="people"),
    path("sign-in/<slug:handle>/", views.sign_in, name="sign_in"),
]
