"""One process for everything: pages on a small pool of threads, sockets on the event loop.

Django's own asynchronous handler opens a thread and a database connection for every request under way;
measured on our pages it is two to six times slower. See docs/adr.
"""

import os

from a2wsgi import WSGIMiddleware
from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

THREADS_FOR_PAGES = 8

pages = get_wsgi_application()

# Only now: the consumers behind it import models, which need the applications above to be ready.
from config.settling import settle  # noqa: E402
from notifications.routing import websocket_urlpatterns  # noqa: E402

sockets = AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(websocket_urlpatterns)))

application = ProtocolTypeRouter(
    {
        "http": WSGIMiddleware(pages, workers=THREADS_FOR_PAGES),  # type: ignore[arg-type]
        "websocket": sockets,
    }
)

settle()
