from django.urls import path

from . import handing_over, views

app_name = "youngadults"
urlpatterns = [
    path("l/", views.get_link, name="get_link"),
    path("l/<str:token>/", views.link, name="link"),
    path("l/<str:token>/new/", views.new_link, name="new_link"),
    path("young-adults/<int:pk>/way-in/", views.way_in, name="way_in"),
    path("caseloads/<int:pk>/hand-over/", handing_over.hand_over, name="hand_over"),
]
