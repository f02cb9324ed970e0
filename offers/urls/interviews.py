from django.urls import path

from offers.views import interviews

app_name = "interviews"
urlpatterns = [path("checks/<int:pk>/", interviews.equal, name="equal")]
