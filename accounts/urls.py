from django.urls import path

from .views import joining, me, people

app_name = "accounts"
urlpatterns = [
    path("me/", me.me, name="me"),
    path("me/second-step/", me.set_up, name="set_up"),
    path("me/sign-out-everywhere/", me.sign_out_everywhere, name="sign_out_everywhere"),
    path("invitation/<str:token>/", joining.invitation, name="invitation"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/role/", people.give_role, name="give_role"),
    path("people/<int:pk>/leave/", people.leave, name="leave"),
    path("people/<int:pk>/second-step/", people.reset_second_factor, name="reset_second_factor"),
    path("roles/<int:pk>/end/", people.end_role, name="end_role"),
    path("invitations/<int:pk>/resend/", people.resend, name="resend"),
    path("invitations/<int:pk>/revoke/", people.revoke, name="revoke"),
]
