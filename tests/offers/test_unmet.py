"""Why nothing fits somebody: noted in two taps with what they wanted and where they live."""

import pytest

from geography.models import Authority
from lifecycles import NotNow, NotPermitted
from offers import unmet
from offers.models import UnmetNeed


def test_what_they_want_and_where_they_live_is_kept_beside_the_reason(cast):
    person = cast.sam.young_adult
    person.district = Authority.objects.get(name="Maidstone")
    person.save()
    need = unmet.note(person, "too_far", by=cast.ade)
    assert (need.kind, need.sector, need.district.name) == (
        "apprenticeship",
        "environment-and-land",
        "Maidstone",
    )


def test_the_same_reason_twice_is_once_until_it_is_met(cast):
    first = unmet.note(cast.sam.young_adult, "hours", by=cast.wren)
    assert unmet.note(cast.sam.young_adult, "hours", by=cast.ade) == first
    unmet.met(first, by=cast.ade)
    assert not UnmetNeed.objects.open().exists()
    assert unmet.note(cast.sam.young_adult, "hours", by=cast.ade) != first


def test_somebody_who_was_asked_nothing_yet_wants_nothing_in_particular(cast):
    cast.sam.young_adult.preferences.delete()
    person = type(cast.sam.young_adult).objects.get(pk=cast.sam.young_adult.pk)
    need = unmet.note(person, "none_suitable", by=cast.wren)
    assert (need.kind, need.sector) == ("", "")


@pytest.mark.parametrize("name", ["amina", "chidi", "sam", "noor", "pat"])
def test_nobody_else_notes_it(cast, name):
    with pytest.raises(NotPermitted):
        unmet.note(cast.sam.young_adult, "hours", by=getattr(cast, name))


def test_a_reason_that_is_not_on_the_list_is_refused(cast):
    with pytest.raises(NotNow, match="Choose one"):
        unmet.note(cast.sam.young_adult, "lazy", by=cast.wren)
