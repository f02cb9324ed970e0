from django.urls import path

from champions.views import joining, partners

app_name = "join"
urlpatterns = [
    path("", joining.sign_up, name="sign_up"),
    path("sent/", joining.sent, name="sent"),
    path("partners/", partners.partners, name="partners"),
    path("<str:token>/", joining.confirm, name="confirm"),
]
