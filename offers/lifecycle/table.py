"""The table: every permitted move of an offer, who may make it, and what to say when it has moved on."""

from __future__ import annotations

from accounts.permissions import an_ete_worker
from lifecycles import Lifecycle, Move, register, the_service
from offers.models import Offer, OfferStep
from offers.permissions import (
    an_ete_worker_after_a_change,
    an_ete_worker_in_time,
    an_ete_worker_while_held,
    its_champion,
    its_interviewer,
    the_young_adult,
    the_young_adult_in_time,
    their_adviser,
    their_adviser_in_time,
    who_shortlisted_it,
)

S = Offer.Status

THEY_ANSWER = (the_young_adult, their_adviser, an_ete_worker)
THEY_CHANGE_THEIR_MIND = (the_young_adult_in_time, their_adviser_in_time, an_ete_worker_in_time)
SAID_NO = (S.NOT_NOW, S.DECLINED)
THE_HOST = (its_champion, the_service)
"""The service where the host has left, and a worker noted it: nobody of it is here to say so."""

LIFECYCLE = register(
    Lifecycle(
        model=Offer,
        step_model=OfferStep,
        moves=(
            Move(
                "offer", (S.SHORTLISTED, S.NOT_NOW, S.LAPSED), S.OFFERED, (an_ete_worker,), "Send the offer"
            ),
            Move("offer", (S.DECLINED,), S.OFFERED, (an_ete_worker_after_a_change,), "Offer again, changed"),
            Move(
                "remove",
                (S.SHORTLISTED,),
                S.REMOVED,
                (who_shortlisted_it, an_ete_worker, the_service),
                "Remove",
            ),
            Move("accept", (S.OFFERED,), S.ACCEPTED, THEY_ANSWER, "Yes"),
            Move("accept", SAID_NO, S.ACCEPTED, THEY_CHANGE_THEIR_MIND, "Yes, after all"),
            Move("accept", (S.WAITING,), S.ACCEPTED, (an_ete_worker,), "Give them the free place"),
            Move("wait", (S.OFFERED,), S.WAITING, THEY_ANSWER),
            Move("wait", SAID_NO, S.WAITING, THEY_CHANGE_THEIR_MIND),
            Move("put_off", (S.OFFERED,), S.NOT_NOW, THEY_ANSWER, "Not now"),
            Move("decline", (S.OFFERED, S.WAITING), S.DECLINED, THEY_ANSWER, "No thanks"),
            Move("tell", (S.OFFERED,), S.OFFERED, (their_adviser, an_ete_worker), "I told them myself"),
            Move("lapse", (S.OFFERED,), S.LAPSED, (the_service,)),
            Move(
                "confirm", (S.ACCEPTED,), S.CONFIRMED, (its_champion, an_ete_worker), "Confirm the first day"
            ),
            Move(
                "confirm",
                (S.DID_NOT_ATTEND, S.ENDED_EARLY),
                S.CONFIRMED,
                (an_ete_worker_while_held,),
                "Try again",
            ),
            Move("start", (S.CONFIRMED,), S.STARTED, (its_champion, an_ete_worker), "They started"),
            Move(
                "did_not_attend",
                (S.CONFIRMED,),
                S.DID_NOT_ATTEND,
                (its_champion, an_ete_worker),
                "They did not come",
            ),
            Move("pause", (S.CONFIRMED, S.STARTED), S.PAUSED, (an_ete_worker, their_adviser), "Pause"),
            Move("resume", (S.PAUSED,), S.CONFIRMED, (an_ete_worker, their_adviser), "Go on"),
            Move("resume", (S.PAUSED,), S.STARTED, (an_ete_worker, their_adviser)),
            Move(
                "complete",
                (S.STARTED,),
                S.COMPLETED,
                (its_champion, an_ete_worker, their_adviser),
                "Completed",
            ),
            Move(
                "complete",
                (S.ACCEPTED, S.CONFIRMED),
                S.COMPLETED,
                (its_interviewer,),
                "Say how the interview went",
            ),
            Move(
                "end_early",
                (S.STARTED,),
                S.ENDED_EARLY,
                (its_champion, an_ete_worker, their_adviser, the_young_adult),
                "End early",
            ),
            Move(
                "end_early",
                (S.PAUSED,),
                S.ENDED_EARLY,
                (an_ete_worker, their_adviser, the_young_adult),
                "End early",
            ),
            Move(
                "cancel",
                (S.ACCEPTED, S.CONFIRMED),
                S.CANCELLED_BY_YOUNG_ADULT,
                (the_young_adult, their_adviser, an_ete_worker),
                "Cancel for the young adult",
            ),
            Move("cancel_by_host", (S.CONFIRMED,), S.CANCELLED_BY_HOST, THE_HOST, "Cancel"),
            Move(
                "withdraw",
                (S.OFFERED, S.WAITING, S.ACCEPTED, S.CONFIRMED),
                S.WITHDRAWN_BY_SERVICE,
                (an_ete_worker, the_service),
                "Withdraw the offer",
            ),
            Move(
                "withdraw_by_host",
                (S.OFFERED, S.WAITING, S.ACCEPTED),
                S.WITHDRAWN_BY_HOST,
                THE_HOST,
                "Say that it can’t happen",
            ),
        ),
        now={
            S.SHORTLISTED: "This has not been offered yet.",
            S.REMOVED: "This was taken off the shortlist.",
            S.OFFERED: "This offer is waiting for an answer.",
            S.ACCEPTED: "The answer was yes already.",
            S.WAITING: "The answer was yes. It is on the waiting list for a place.",
            S.NOT_NOW: "The answer was not now.",
            S.DECLINED: "The answer was no thanks.",
            S.LAPSED: "The time to answer this offer has run out.",
            S.CONFIRMED: "The host has confirmed this place.",
            S.STARTED: "This has started.",
            S.PAUSED: "This is paused.",
            S.COMPLETED: "This is finished.",
            S.ENDED_EARLY: "This ended early.",
            S.DID_NOT_ATTEND: "The first day was missed.",
            S.CANCELLED_BY_YOUNG_ADULT: "This was cancelled by the young adult.",
            S.CANCELLED_BY_HOST: "The host has just cancelled this.",
            S.WITHDRAWN_BY_SERVICE: "This offer has been taken back.",
            S.WITHDRAWN_BY_HOST: "The host has just taken this back.",
        },
    )
)
