from django.urls import path

from . import handing_over
from .views import codes, contact, door, frame, importing, leaving_quickly, letters, notes, profile, requests

app_name = "youngadults"
urlpatterns = [
    path("l/", door.get_link, name="get_link"),
    path("l/code/", codes.code, name="code"),
    path("l/<str:token>/", door.link, name="link"),
    path("l/<str:token>/new/", door.new_link, name="new_link"),
    path("l/<str:token>/code/", codes.show_code, name="show_code"),
    path("leave/", leaving_quickly.leave, name="leave"),
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
    path("my/reach/code/", contact.code_of_email, name="new_email"),
    path("my/pause/", requests.pause, name="pause"),
    path("my/resume/", requests.resume, name="resume"),
    path("my/requests/", requests.asked, name="requests"),
    path("my/requests/<int:pk>/take-back/", requests.take_back, name="take_back"),
    path("my/requests/<str:kind>/", requests.ask_us, name="ask_us"),
    path("my/letter/", letters.letter, name="letter"),
    path("my/letter/make/", letters.make, name="make_letter"),
    path("my/letter/take-back/", letters.take_back, name="take_back_letter"),
    path("letter/<str:code>/", letters.check, name="check_letter"),
    path("young-adults/requests/<int:pk>/", requests.answer, name="answer_request"),
    path("young-adults/requests/<int:pk>/forget/", requests.forget, name="forget"),
    path("my/notes/", notes.mine, name="notes"),
    *importing.IMPORTS.urls("young-adults/imports/"),
    path("young-adults/imports/advisers/", importing.advisers, name="import_advisers"),
    path("young-adults/export/", importing.export, name="export"),
    path("caseloads/<int:pk>/hand-over/", handing_over.hand_over, name="hand_over"),
]
