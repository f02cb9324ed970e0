"""Why not, what one more place would do, and a worker's edits: each equal to solving again."""

import random

import pytest

from matching.engine import allocate, certify, english, verify
from matching.engine.edits import Edit, Impossible, propose_again
from matching.engine.reasons import Loss, Reasons
from matching.engine.words import SENTENCES
from tests.matching.engine.rounds import best_by_trying_all, make_round, tied_rows, vector_of


def best_with(pair, people, places, edges):
    """The best vector of any proposal that contains this pair, by trying every possibility."""
    others = [edge for edge in edges if edge[0] != pair[0] or edge[1] == pair[1]]
    used = next(edge for edge in edges if edge[:2] == pair)
    places = [(pledge, capacity - (pledge == pair[1])) for pledge, capacity in places]
    rest = [edge for edge in others if edge[0] != pair[0]]
    one = vector_of(people, [used])
    found = best_by_trying_all([person for person in people if person[0] != pair[0]], places, rest)
    return tuple(a + b for a, b in zip(found, one, strict=True))


@pytest.mark.parametrize("seed", range(60))
def test_what_a_pair_would_cost_is_exactly_what_forcing_it_costs(seed):
    people, places, edges = tied_rows(seed, 6, 3)
    proposal = allocate(make_round(people, places, edges))
    reasons = Reasons(proposal)
    free = {pledge for pledge, capacity in places if capacity > 0}
    for loss in reasons.losses:
        pair = (loss.person_id, loss.pledge_id)
        assert reasons.why_not(*pair) == loss
        if pair[1] not in free:
            assert loss.level == "no place"
            continue
        best = best_with(pair, people, places, edges)
        assert tuple(a + b for a, b in zip(proposal.vector, loss.change, strict=True)) == best
    placed = {person for person, _ in proposal.pairs}
    assert {(loss.person_id, loss.pledge_id) for loss in reasons.losses} == {
        edge[:2] for edge in edges if edge[0] not in placed
    }
    for person, _ in people:
        of_person = reasons.of_person(person, most=len(places))
        assert all(reasons.why_not(loss.person_id, loss.pledge_id) == loss for loss in of_person)
        others = {edge[1] for edge in edges if edge[0] == person and edge[:2] not in proposal.pairs}
        assert {loss.pledge_id for loss in of_person} == others
        assert all(english(loss.price) for loss in of_person if loss.price)
    first_of_each = {loss.person_id: loss for loss in reversed(reasons.losses)}
    assert {loss.person_id: loss for loss in reasons.nearest} == first_of_each


@pytest.mark.parametrize("seed", range(30))
def test_why_not_elsewhere_is_what_forcing_the_pair_costs(seed):
    people, places, edges = tied_rows(seed, 6, 3)
    proposal = allocate(make_round(people, places, edges))
    reasons = Reasons(proposal)
    placed = {person for person, _ in proposal.pairs}
    free = {pledge for pledge, capacity in places if capacity > 0}
    for edge in edges:
        if edge[0] in placed and edge[1] in free:
            change = reasons.why_not(*edge[:2]).change
            best = best_with(edge[:2], people, places, edges)
            assert tuple(a + b for a, b in zip(proposal.vector, change, strict=True)) == best


@pytest.mark.parametrize("seed", range(60))
def test_one_more_place_places_one_more_person_just_where_it_says(seed):
    people, places, edges = tied_rows(seed, 7, 4)
    proposal = allocate(make_round(people, places, edges))
    expected = []
    for pledge, _ in sorted(places):
        more = [(key, capacity + (key == pledge)) for key, capacity in places]
        gained = [
            a - b for a, b in zip(best_by_trying_all(people, more, edges), proposal.vector, strict=True)
        ]
        if gained[0] == 1:
            expected.append((pledge, gained[1:6].index(1) + 1))
    assert Reasons(proposal).one_more_place() == expected


def test_the_least_loss_of_a_person_comes_first_and_gives_the_sentence():
    people = [(1, 1), (2, 3), (3, 3)]
    places = [(7, 1), (8, 1)]
    edges = [(1, 7, 1, 700, 1), (2, 7, 1, 900, 2), (2, 8, 1, 800, 3), (3, 8, 1, 790, 4)]
    reasons = Reasons(allocate(make_round(people, places, edges)))
    assert [(loss.pledge_id, loss.level, loss.change) for loss in reasons.losses] == [
        (8, "fit", (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -10, -1)),
    ]
    sentences = {person: english(message) for person, message in reasons.sentences().items()}
    assert sentences == {
        1: "Nothing else that is open fits them.",
        2: "Of the 2 that fit them, this is number 2; others needed those before it.",
        3: "Taken together, people would have what suits them a little less.",
    }


@pytest.mark.parametrize(
    ("edges", "level"),
    [
        ([(1, 7, 1, 700, 1), (2, 7, 1, 900, 2)], "tier 1"),
        ([(3, 7, 2, 700, 1), (2, 7, 3, 900, 2)], "class 3"),
        ([(3, 7, 2, 700, 1), (2, 7, 2, 699, 2)], "fit"),
        ([(3, 7, 2, 700, 1), (2, 7, 2, 700, 2)], "lot"),
        ([(1, 7, 2, 700, 1), (2, 9, 2, 700, 2)], "no place"),
    ],
)
def test_the_first_level_that_decides_is_the_reason(edges, level):
    people, places = [(1, 1), (2, 3), (3, 3)], [(7, 1), (9, 0)]
    (loss,) = Reasons(allocate(make_round(people, places, edges))).losses
    assert (loss.person_id, loss.level) == (2, level)
    assert loss.message.key in SENTENCES


def test_the_price_is_what_is_lost_on_the_level_that_decides():
    def price(level, *change):
        told = Loss(1, 7, level, change).price
        return english(told) if told else ""

    assert price("tier 2", 0, 0, -1, 1) == "1 person fewer from turn 2 would have a place."
    assert price("placed", -1) == "1 person fewer would have a place."
    assert price("class 4", 0, 0, 0, 0, 0, 0, 0, -2) == "2 people more would have a weak fit."
    assert price("fit", 0, 0, -10) == "All fits together would fall by 10 points."
    assert price("kept", 0, -1) == "1 pair fewer of those proposed before would stay."
    assert price("lot", 0, -5) == price("no place") == price("none") == ""


def test_nobody_can_be_told_why_without_a_pair():
    reasons = Reasons(allocate(make_round([(1, 1)], [(7, 1)], [])))
    assert english(reasons.sentences()[1], to_themselves=True) == "Nothing that is open fits you yet."
    with pytest.raises(KeyError):
        reasons.why_not(1, 7)


def best_edit(people, places, edges, edit, before):
    """The best vector under an edit, by trying everything; pairs that were there before count before the
    lot.
    """
    pinned = {person for person, _ in edit.pins}
    people = [person for person in people if person[0] not in pinned | edit.withdrawn]
    places = [(key, capacity - sum(pin[1] == key for pin in edit.pins)) for key, capacity in places]
    known = {person for person, _ in people}
    edges = [edge for edge in edges if edge[0] in known and edge[:2] not in edit.forbids]
    as_kept = [(*edge[:4], edge[4] - 2**40 * (edge[:2] in before)) for edge in edges]
    return best_by_trying_all(people, places, as_kept)


def some_edit(rng, people, places, edges, before):
    kind = rng.choice(["pin", "forbid", "withdraw", "all"])
    pins, forbids, withdrawn = set(), set(), set()
    free = [edge[:2] for edge in edges if dict(places)[edge[1]] > 0]
    if kind in ("forbid", "all") and before:
        forbids.add(rng.choice(before))
    if kind in ("withdraw", "all"):
        withdrawn.add(rng.choice(people)[0])
    if kind in ("pin", "all"):
        pins |= {
            pin
            for pin in rng.sample(free, min(1, len(free)))
            if pin[0] not in withdrawn and pin not in forbids
        }
    return Edit(frozenset(pins), frozenset(forbids), frozenset(withdrawn))


@pytest.mark.parametrize("seed", range(120))
def test_an_edit_gives_the_best_that_follows_it_and_keeps_what_it_can(seed):
    rng = random.Random(seed)
    people, places, edges = tied_rows(seed, 6, 4, most_lot=3)
    opened = make_round(people, places, edges)
    before = allocate(opened).pairs
    edit = some_edit(rng, people, places, edges, before)
    edited = propose_again(opened, edit, before)
    again = edited.rest
    expected = best_edit(people, places, edges, edit, before)
    kept = sum(pair in before for pair in again.pairs)
    as_kept = (*again.vector[:11], again.vector[-1] + 2**40 * kept)
    assert as_kept == expected
    if before:
        assert again.vector[11] == kept
    verify(again.round, again.pairs, again.vector, certify(again))
    touched = {pair[0] for pair in edit.pins | edit.forbids} | edit.withdrawn
    assert edited.new == [pair for pair in edited.pairs if pair not in before and pair[0] not in touched]
    assert edited.gone == [pair for pair in before if pair not in edited.pairs and pair[0] not in touched]


def test_an_edit_that_changes_nothing_keeps_everything():
    opened = make_round(*tied_rows(5, 30, 12))
    before = allocate(opened).pairs
    edited = propose_again(opened, Edit(pins=frozenset(before[:2])), before)
    assert (edited.pairs, edited.gone, edited.new) == (before, [], [])


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (Edit(pins=frozenset({(1, 7), (2, 7)})), "Pledge 7 has fewer places than people pinned to it."),
        (Edit(pins=frozenset({(1, 7), (1, 8)})), "Person 1 is pinned to more than one pledge."),
        (
            Edit(pins=frozenset({(1, 7)}), withdrawn=frozenset({1})),
            "Person 1 cannot be both pinned and left out.",
        ),
        (Edit(pins=frozenset({(9, 7)})), "Person 9 or pledge 7 is not in this round."),
    ],
)
def test_an_impossible_edit_is_refused_in_words(edit, says):
    opened = make_round([(1, 1), (2, 1)], [(7, 1), (8, 1)], [(1, 7, 1, 5, 1), (2, 8, 1, 5, 2)])
    with pytest.raises(Impossible, match=says):
        propose_again(opened, edit, [])


@pytest.mark.parametrize("seed", range(20))
def test_why_not_is_exact_after_a_worker_s_edit_too(seed):
    people, places, edges = tied_rows(seed, 6, 3)
    opened = make_round(people, places, edges)
    before = allocate(opened).pairs
    forbidden = frozenset(before[:1])
    edited = propose_again(opened, Edit(forbids=forbidden), before)
    reasons = Reasons(edited.rest)
    free = {pledge for pledge, capacity in places if capacity > 0}
    for person, pledge, *_ in edges:
        if pledge in free and (person, pledge) not in forbidden:
            loss = reasons.why_not(person, pledge)
            forced = propose_again(opened, Edit(frozenset({(person, pledge)}), forbidden), before)
            edge = next(edge for edge in edges if edge[:2] == (person, pledge))
            one = [*vector_of(people, [edge])[:-1], int((person, pledge) in before), -edge[4]]
            best = [a + b for a, b in zip(forced.rest.vector, one, strict=True)]
            assert [a + b for a, b in zip(edited.rest.vector, loss.change, strict=True)] == best
