"""Figures and what the panel is asked, below /reports/."""

from django.urls import path

from .views import challenges, demand, members, panel, records, scorecards

app_name = "reports"
urlpatterns = [
    path("what-is-missing/", demand.demand, name="demand"),
    path("what-is-missing/ask/<slug:sector>/", demand.ask_hosts, name="ask_hosts"),
    path("what-is-missing/ask/<slug:sector>/<slug:kind>/", demand.ask_hosts, name="ask_hosts"),
    path("you-said/", challenges.you_said, name="you_said"),
    path("challenges/", challenges.challenge_list, name="challenges"),
    path("challenges/<int:pk>/", challenges.challenge, name="challenge"),
    path("challenges/<int:pk>/owner/", challenges.give, name="give_challenge"),
    path("challenges/<int:pk>/answer/", challenges.answer, name="answer_challenge"),
    path("members/", members.promises, name="member_promises"),
    path("members/<int:pk>/kept/", members.keep, name="keep_member_promise"),
    path("members/<int:pk>/take-back/", members.take_back, name="take_back_member_promise"),
    path("refused/", members.refusals, name="refusals"),
    path("panel/", panel.panel, name="panel"),
    path("panel/<slug:key>/", panel.quarter_pack, name="pack"),
    path("panel/<slug:key>/csv/", panel.pack_as_csv, name="pack_csv"),
    path("panel/<slug:key>/confirm/", panel.confirm_pack, name="confirm_pack"),
    path("promises-kept/", records.record_list, name="records"),
    path("promises-kept/csv/", records.records_as_csv, name="records_csv"),
    path("promises-kept/<int:pk>/", records.record, name="record"),
    path("promises-kept/<int:pk>/reply/", records.reply, name="reply_to_record"),
    path("promises-kept/<int:pk>/publish/", records.publish, name="publish_record"),
    path("promises-kept/<int:pk>/take-off/", records.take_off, name="take_off_record"),
    path("scorecards/", scorecards.scorecards, name="scorecards"),
]
