from django.urls import path

from . import callbacks, views

app_name = "notifications"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("read/", views.read_all, name="read_all"),
    path("choices/", views.choices, name="choices"),
    path("screens/", views.turn_push_on, name="turn_push_on"),
    path("screens/<int:pk>/off/", views.turn_push_off, name="turn_push_off"),
    path("tasks/", views.my_tasks, name="tasks"),
    path("tasks/<int:pk>/done/", views.task_done, name="task_done"),
    path("<int:pk>/", views.open_notice, name="open"),
    path("health/", views.how_it_goes, name="health"),
    path("metrics/", views.metrics, name="metrics"),
    path("callbacks/receipts/", callbacks.receipts, name="receipts"),
    path("callbacks/texts/", callbacks.texts, name="texts"),
]
