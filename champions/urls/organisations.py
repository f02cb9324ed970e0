from django.urls import path

from champions.views import agreeing, documents, keeping_up, noting, organisation, people

app_name = "organisations"
urlpatterns = [
    path("", organisation.mine, name="mine"),
    path("<int:pk>/", organisation.organisation, name="organisation"),
    path("<int:pk>/offer/", agreeing.offer, name="offer"),
    path("<int:pk>/apply/", agreeing.apply, name="apply"),
    path("<int:pk>/agree/", agreeing.agree, name="agree"),
    path("<int:pk>/terms/", agreeing.terms, name="terms"),
    path("<int:pk>/pause/", agreeing.pause, name="pause"),
    path("<int:pk>/resume/", agreeing.resume, name="resume"),
    path("<int:pk>/leave/", agreeing.leave, name="leave"),
    path("<int:pk>/in-public/", agreeing.in_public, name="in_public"),
    path("<int:pk>/legal-class/", noting.legal_class, name="legal_class"),
    path("<int:pk>/social-value/", noting.social_value, name="social_value"),
    path("<int:pk>/delivered/", noting.delivered, name="delivered"),
    path("<int:pk>/signature/", noting.signature, name="signature"),
    path("<int:pk>/charter/", keeping_up.charter, name="charter"),
    path("<int:pk>/charter/<slug:behaviour>/", keeping_up.declare, name="declare"),
    path("<int:pk>/reminders/", keeping_up.rhythm, name="rhythm"),
    path("<int:pk>/still-up-for-it/", keeping_up.renew, name="renew"),
    path("<int:pk>/change/", keeping_up.change, name="change"),
    path("<int:pk>/invite/", people.invite, name="invite"),
    path("<int:pk>/merge/", people.merge, name="merge"),
    path("people/<int:pk>/end/", people.end_post, name="end_post"),
    path("people/<int:pk>/hand-over/", people.hand_over, name="hand_over"),
    path("invitations/<int:pk>/resend/", people.resend, name="resend"),
    path("invitations/<int:pk>/take-back/", people.take_back, name="take_back"),
    path("<int:pk>/documents/", documents.documents, name="documents"),
    path("<int:pk>/documents/send/", documents.send, name="send"),
    path("documents/<int:pk>/", documents.open_document, name="document"),
    path("documents/<int:pk>/accept/", documents.accept, name="accept"),
    path("documents/<int:pk>/refuse/", documents.refuse, name="refuse"),
    path("documents/<int:pk>/remove/", documents.remove, name="remove"),
]
