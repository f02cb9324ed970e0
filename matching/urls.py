"""Rounds, and whether all are served alike, below /desk/: they are part of the desk's work."""

from django.urls import path

from .views import approving, instead, over_time, pairs, policy, reasons, rounds

app_name = "matching"
urlpatterns = [
    path("rounds/", rounds.round_list, name="rounds"),
    path("rounds/open/", rounds.open_round, name="open"),
    path("rounds/<int:pk>/", rounds.one_round, name="round"),
    path("rounds/<int:pk>/without/", rounds.without, name="without"),
    path("rounds/<int:pk>/why-not/<int:person>/", reasons.of_person, name="why_not"),
    path(
        "rounds/<int:pk>/why-not/<int:person>/<int:intake>/", instead.propose_instead, name="propose_instead"
    ),
    path("rounds/<int:pk>/again/", rounds.open_again, name="again"),
    path("rounds/<int:pk>/fairness/", rounds.fairness, name="fairness"),
    path("rounds/<int:pk>/close/", rounds.close, name="close"),
    path("rounds/<int:pk>/abandon/", rounds.abandon, name="abandon"),
    path("rounds/<int:pk>/preview/", approving.preview, name="preview"),
    path("rounds/<int:pk>/approve/", approving.approve, name="approve"),
    path("rounds/pairs/<int:pk>/", pairs.pair, name="pair"),
    path("rounds/pairs/<int:pk>/lock/", pairs.keep, name="keep"),
    path("rounds/pairs/<int:pk>/rule-out/", pairs.forbid, name="forbid"),
    path("rounds/pairs/<int:pk>/leave-out/", pairs.leave_out, name="leave_out"),
    path("rounds/decisions/<int:pk>/take-back/", pairs.take_back, name="take_back"),
    path("fair/", over_time.fair_over_time, name="fair_over_time"),
    path("policy/", policy.policy, name="policy"),
    path("policy/change/", policy.change_policy, name="change_policy"),
]
