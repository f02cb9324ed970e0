from django.urls import path

from champions.views import organisation

app_name = "organisations"
urlpatterns = [
    path("<int:pk>/", organisation.organisation, name="organisation"),
]
