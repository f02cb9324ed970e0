from django.urls import path

from . import views
from .notify import views as notify

app_name = "demo"

urlpatterns = [
    path("", views.people, name="people"),
    path("outbox/", notify.outbox, name="outbox"),
    path("outbox/reply/", notify.reply, name="reply"),
    path("sign-in/<slug:handle>/", views.sign_in, name="sign_in"),
]
