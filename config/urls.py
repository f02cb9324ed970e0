"""Every address of the service, room by room; each room lists its own in its urls.py."""

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, include, path
from django.views.generic import TemplateView

from accounts.views import home
from accounts.views.codes import AskForCodeView
from champions.views.privacy import privacy


def page_about(name: str) -> URLPattern:
    """A page of words about the service, open to everyone."""
    view = login_not_required(TemplateView.as_view(template_name=f"about/{name}.html"))
    return path(f"{name}/", view, name=name)


urlpatterns = [
    path("", home, name="home"),
    page_about("accessibility"),
    path("privacy/", privacy, name="privacy"),
    page_about("credits"),
    path("accounts/", include("accounts.urls")),
    path("accounts/login/code/", AskForCodeView.as_view(), name="account_request_login_code"),
    path("accounts/", include("allauth.urls")),
    path("inbox/", include("notifications.urls")),
    # "champions/", "join/" and "organisations/".
    path("", include("champions.urls")),
    # "l/", short enough for a text, is where links lead.
    path("", include("youngadults.urls")),
    path("guests/", include("youngadults.guest_urls")),
    path("pledges/", include("pledges.urls")),
    path("checks/", include("inspections.urls")),
    path("my/you-said/", include("reports.urls_you_said")),
    # "host/" and "my/": the two homes share one room, because both are pages about offers.
    path("", include("offers.urls")),
    path("desk/", include("matching.urls")),
    path("desk/", include("desk.urls")),
    path("reports/", include("reports.urls")),
]

if apps.is_installed("demo"):
    urlpatterns.append(path("demo/", include("demo.urls")))
