"""“You said, we did” among a young adult's own pages, which speak their language."""

from django.urls import path

from .views import my_challenges

app_name = "you_said"
urlpatterns = [
    path("", my_challenges.mine, name="mine"),
    path("<int:pk>/take-back/", my_challenges.take_back, name="take_back"),
]
