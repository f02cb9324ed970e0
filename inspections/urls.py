"""Promise checks, below /checks/."""

from django.urls import path

from . import views

app_name = "inspections"
urlpatterns = [
    path("", views.home, name="home"),
    path("all/", views.all_checks, name="all"),
    path("new/", views.assign, name="assign"),
    path("inspectors/", views.inspectors, name="inspectors"),
    path("inspectors/new/", views.recruit, name="recruit"),
    path("inspectors/<int:pk>/", views.inspector, name="inspector"),
    path("<int:pk>/", views.check, name="check"),
    path("<int:pk>/what-happened/", views.record, name="record"),
    path("<int:pk>/hand-back/", views.hand_back, name="hand_back"),
    path("<int:pk>/reply/", views.reply, name="reply"),
    path("<int:pk>/ask-again/", views.assign_again, name="assign_again"),
    path("<int:pk>/call-off/", views.call_off, name="call_off"),
    path("<int:pk>/close/", views.close, name="close"),
]
