"""Postcodes as people type them, and where they lie."""

import pytest

from geography.postcodes import NotAPostcode, Place, UnknownPostcode, locate, normalise


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ME14 1XX", "ME14 1XX"),
        ("me141xx", "ME14 1XX"),
        ("  ct1  2ab ", "CT1 2AB"),
        ("m1-1ae", "M1 1AE"),
        ("SW1A\u00a02AA", "SW1A 2AA"),
        ("w1a0ax", "W1A 0AX"),
        ("EC1A.1BB", "EC1A 1BB"),
    ],
)
def test_a_postcode_is_understood_however_it_is_typed(typed, written):
    assert normalise(typed) == written


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Maidstone",
        "ME14",
        "ME14 1X",
        "ME14 XXX",
        "14ME 1XX",
        "ME14 1CX",
        "ME14 1XX 2",
        "🏠",
        "M" * 10_000,
    ],
)
def test_what_is_no_postcode_gets_a_sentence(typed):
    with pytest.raises(NotAPostcode, match=r"^Enter a full UK postcode, like SW1A 2AA\.$"):
        normalise(typed)


# Looked up by hand in the directory of November 2025.
@pytest.mark.parametrize(
    ("postcode", "place"),
    [
        ("ME14 1XX", Place("ME14 1XX", 5759, 1563, "E07000110", "unit")),
        ("SW1A 1AA", Place("SW1A 1AA", 5290, 1796, "E09000033", "unit")),
        ("M1 1AE", Place("M1 1AE", 3847, 3985, "E08000003", "unit")),
        ("S1 1AA", Place("S1 1AA", 4357, 3873, "E08000039", "unit")),
    ],
)
def test_a_known_postcode_lies_in_its_100_metre_square_and_district(postcode, place):
    assert locate(postcode) == place


def test_an_unknown_unit_lies_in_the_middle_of_its_sector():
    assert locate("CT14 0XN") == Place("CT14 0XN", 6336, 1528, "E07000108", "sector")


def test_an_unknown_sector_lies_in_the_middle_of_its_outward_code():
    assert locate("ME20 1AA") == Place("ME20 1AA", 5711, 1588, "E07000115", "outcode")


@pytest.mark.parametrize("postcode", ["ZZ9 9ZZ", "QQ1 1AA", "BT1 1AA", "JE2 3AB", "IM1 1AA"])
def test_a_postcode_off_the_map_gets_a_sentence_that_says_what_to_do(postcode):
    with pytest.raises(UnknownPostcode, match="use the postcode of somewhere near"):
        locate(postcode)


def test_outward_codes_that_begin_alike_are_kept_apart():
    assert locate("ME1 1ZZ").district_code == "E06000035"
    assert locate("ME15 0ZZ").district_code == "E07000110"
