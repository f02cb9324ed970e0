from django.urls import path

from . import handing_over
from .views import codes, contact, door, frame, profile

app_name = "youngadults"
urlpatterns = [
    path("l/", door.get_link, name="get_link"),
    path("l/code/", codes.code, name="code"),
    path("l/<str:token>/", door.link, name="link"),
    path("l/<str:token>/new/", door.new_link, name="new_link"),
    path("l/<str:token>/code/", codes.show_code, name="show_code"),
    path("language/", frame.choose_language, name="language"),
    path("app.webmanifest", frame.manifest, name="manifest"),
    path("worker.js", frame.worker, name="worker"),
    path("young-adults/<int:pk>/way-in/", door.way_in, name="way_in"),
    path("young-adults/<int:pk>/way-in/code/", codes.read_out, name="read_out_code"),
    path("young-adults/<int:pk>/contact/", contact.contact, name="contact"),
    path("my/start/", profile.start, name="start"),
    path("my/start/<str:name>/", profile.question, name="question"),
    path("my/about/", profile.about, name="about"),
    path("my/about/<str:name>/", profile.about_question, name="about_question"),
    path("my/reach/", contact.reach, name="reach"),
    path("caseloads/<int:pk>/hand-over/", handing_over.hand_over, name="hand_over"),
]
