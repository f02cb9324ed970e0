from django.urls import path

from offers.views import host, host_after, host_days, host_promises, host_reference, interviews, preview

app_name = "host"
urlpatterns = [
    path("", host.home, name="home"),
    path("pledges/<int:pk>/preview/", preview.show, name="preview"),
    path("promises/<int:pk>/", host_promises.broken_promise, name="broken_promise"),
    path("offers/<int:pk>/", host.offer, name="offer"),
    path("offers/<int:pk>/interview/", interviews.show, name="interview"),
    path("offers/<int:pk>/interview/day/", interviews.day, name="interview_day"),
    path("offers/<int:pk>/interview/result/", interviews.result, name="interview_result"),
    path("offers/<int:pk>/interview/refuse/", interviews.refuse, name="interview_refuse"),
    path("offers/<int:pk>/days/", host_days.days, name="days"),
    path("offers/<int:pk>/guide/", host_after.guide, name="guide"),
    path("offers/<int:pk>/again/", host_after.again, name="again"),
    path("offers/<int:pk>/confirm/", host.confirm, name="confirm"),
    path("offers/<int:pk>/started/", host.started, name="started"),
    path("offers/<int:pk>/did-not-come/", host.did_not_come, name="did_not_come"),
    path("offers/<int:pk>/completed/", host.completed, name="completed"),
    path("offers/<int:pk>/ended/", host.ended, name="ended"),
    path("offers/<int:pk>/cannot/", host.cannot, name="cannot"),
    path("offers/<int:pk>/reference/", host_reference.reference, name="reference"),
]
