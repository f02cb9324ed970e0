"""The 18+ service's desk, below /desk/."""

from django.urls import path

from .views import caseloads, offering, offers, organisations, pledges, safety, today, young_adults

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("today/<str:key>/put-off/", today.put_off, name="put_off"),
    path("today/put-off/<int:pk>/back/", today.bring_back, name="bring_back"),
    path("today/<str:key>/take/", today.take, name="take"),
    path("today/<str:key>/hand-over/", today.hand_over, name="hand_over"),
    path("today/tasks/<int:pk>/done/", today.task_done, name="task_done"),
    path("pledges/", pledges.pledge_list, name="pledges"),
    path("pledges/<int:pk>/", pledges.pledge, name="pledge"),
    path("pledges/<int:pk>/approve/", pledges.approve, name="approve"),
    path("pledges/<int:pk>/refer-back/", pledges.refer_back, name="refer_back"),
    path("pledges/<int:pk>/pause/", pledges.pause, name="pause"),
    path("pledges/<int:pk>/close/", pledges.close, name="close"),
    path("intakes/<int:pk>/choose/", offering.choose, name="choose"),
    path("intakes/<int:pk>/preview/", offering.preview, name="preview"),
    path("intakes/<int:pk>/send/", offering.send, name="send"),
    path("young-adults/", young_adults.young_adult_list, name="young_adults"),
    path("young-adults/<int:pk>/", young_adults.young_adult, name="young_adult"),
    path("young-adults/<int:pk>/adviser/", caseloads.change_adviser, name="change_adviser"),
    path("caseloads/", caseloads.overview, name="caseloads"),
    path("caseloads/<int:pk>/cover/", caseloads.cover, name="cover"),
    path("caseloads/<int:pk>/cover/<int:covering>/end/", caseloads.end_cover, name="end_cover"),
    path("offers/", offers.offer_list, name="offers"),
    path("offers/<int:pk>/", offers.offer, name="offer"),
    path("offers/<int:pk>/<slug:slug>/", offers.move, name="move"),
    path("organisations/", organisations.organisation_list, name="organisations"),
    path("duty/", safety.duty_list, name="duty"),
    path("duty/plan/", safety.plan, name="plan"),
    path("duty/turns/<int:pk>/drop/", safety.drop, name="drop"),
    path("duty/concerns/<int:pk>/", safety.concern, name="concern"),
    path("duty/concerns/<int:pk>/take/", safety.take, name="take_concern"),
    path("duty/concerns/<int:pk>/<slug:slug>/", safety.move_concern, name="move_concern"),
    path("duty/holds/", safety.hold, name="hold"),
    path("duty/holds/<int:pk>/lift/", safety.lift, name="lift"),
    path("duty/holds/<int:pk>/narrow/", safety.narrow, name="narrow"),
    path("young-adults/<int:pk>/concern/", safety.raise_concern, name="raise_concern"),
    path("questions/<int:pk>/", offers.answer_question, name="question"),
]
