"""Worker, adviser and head of service, sentence by sentence, and the test that shows each."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]

DESK, WEEK = "journeys/test_at_the_desk", "journeys/test_a_week_of_the_service"
PROMISE = "journeys/test_a_promise_that_is_not_kept"
ACT, PANEL = "journeys/test_when_the_service_must_act", "journeys/test_the_panel"
FILLS = f"{DESK}::test_an_ete_worker_fills_a_place_and_the_waiting_list_moves_by_a_click"
WEIGHS = f"{WEEK}::test_a_worker_weighs_who_is_put_forward_and_offers_to_one_of_their_own"
STARTS = f"{WEEK}::test_who_starts_this_week_and_who_was_offered_nothing_for_long"
REFERS = f"{DESK}::test_an_adviser_refers_somebody_hears_of_a_missed_day_and_hands_over"
LOOKS = "inspections/test_in_a_browser::test_somebody_is_recruited_looks_and_is_told_what_comes_of_it"
QUARTER = f"{PANEL}::test_the_head_of_service_confirms_a_quarter_and_an_elected_member_reads_totals_alone"
CHALLENGE = f"{PANEL}::test_a_challenge_gets_an_owner_a_date_and_an_answer_that_everybody_reads"

SHOWN_BY = {
    # The ETE worker
    "the queue: places that expire, yeses, people never offered anything": FILLS,
    "the queue: starts this week": STARTS,
    "the queue: messages that fail": (
        f"{ACT}::test_a_dead_number_is_put_right_and_a_provider_that_is_away_is_said"
    ),
    "the queue: promises reported broken": (
        f"{ACT}::test_a_host_that_never_confirms_and_one_that_does_not_keep_its_promise"
    ),
    "ranked people with reasons, and those whom a rule is against": WEIGHS,
    "adds their own, takes off with a reason, reads what will happen": WEIGHS,
    "a rule is set aside only when a manager agrees": WEIGHS,
    "sends; replies arrive live; the first yes takes the place, the next waits": FILLS,
    "no reply: a reminder, a call, no blame": (
        f"{WEEK}::test_silence_brings_a_reminder_then_a_call_and_nobody_is_blamed"
    ),
    "no reply at all lapses and can be asked again": (
        f"{DESK}::test_somebody_who_does_not_reply_lapses_without_blame_and_can_be_asked_again"
    ),
    "answers for somebody, who is told": (
        f"{DESK}::test_an_adviser_answers_for_somebody_who_is_told_by_their_own_channel"
    ),
    "the demand board, and hosts are asked": (
        f"{WEEK}::test_what_is_missing_is_noted_in_two_taps_and_asked_of_hosts"
    ),
    "the fairness monitor": STARTS,
    # The personal adviser
    "caseload, refers, a missed day, change of adviser, the summary": REFERS,
    "same-day alert for a worry about safety": (
        f"{DESK}::test_a_concern_reaches_the_duty_list_and_the_host_learns_nothing"
    ),
    # The head of service
    "what is late and how much each has; the rulebook": (
        f"{WEEK}::test_the_head_of_service_sees_what_is_late_and_changes_a_rule"
    ),
    "approves partner blocks": (
        "champions/test_blocking::test_a_worker_asks_a_manager_agrees_and_the_partner_reads_it"
    ),
    "approves overrides of hard rules": WEIGHS,
    "does not agree to an override": "desk/test_overriding::test_a_manager_who_does_not_agree_says_why",
    "the panel's pack": QUARTER,
    "approves the publication of scorecards": (
        f"{PROMISE}::test_a_record_becomes_a_scorecard_by_a_managers_hand_after_the_partners_say"
    ),
    "annual renewal of champions": (
        "champions/test_years::test_one_tap_and_the_head_of_service_renews_on_today"
    ),
    # The elected member
    "totals alone, own promises, refused a young adult's page": QUARTER,
    # The Young Inspector
    "recruited, trained, takes a check, records it, the host replies": LOOKS,
    "can raise a Challenge": CHALLENGE,
}


@pytest.mark.parametrize("shown_by", sorted(set(SHOWN_BY.values())))
def test_what_shows_a_sentence_is_there(shown_by):
    file, name = shown_by.split("::")
    tree = ast.parse((TESTS / f"{file}.py").read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
