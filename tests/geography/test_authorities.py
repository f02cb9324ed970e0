"""The authorities that the migration loads."""

from collections import Counter

import pytest
from django.db import IntegrityError, transaction

from geography import authorities
from geography.models import Authority
from geography.postcodes import locate

pytestmark = pytest.mark.django_db

KENT, MEDWAY, MAIDSTONE = "E10000016", "E06000035", "E07000110"


def test_england_is_there_with_its_153_corporate_parents():
    assert Counter(Authority.objects.values_list("kind", flat=True)) == {
        "county": 21,
        "unitary": 63,
        "metropolitan": 36,
        "london_borough": 33,
        "district": 164,
    }
    assert Authority.objects.corporate_parents().count() == 153
    assert Authority.objects.districts().count() == 296


def test_a_county_has_its_districts_and_a_unitary_is_its_own():
    kent, medway = Authority.objects.get(pk=KENT), Authority.objects.get(pk=MEDWAY)
    assert [district.name for district in Authority.objects.within(kent)] == [
        "Ashford",
        "Canterbury",
        "Dartford",
        "Dover",
        "Folkestone and Hythe",
        "Gravesham",
        "Maidstone",
        "Sevenoaks",
        "Swale",
        "Thanet",
        "Tonbridge and Malling",
        "Tunbridge Wells",
    ]
    assert list(Authority.objects.within(medway)) == [medway]
    assert medway.corporate_parent() == medway
    assert Authority.objects.get(pk=MAIDSTONE).corporate_parent() == kent


@pytest.mark.parametrize(
    ("postcode", "district", "parent"),
    [
        ("ME14 1XX", "Maidstone", "Kent"),
        ("ME1 1XX", "Medway", "Medway"),
        ("S1 1AA", "Sheffield", "Sheffield"),
        ("S70 2AA", "Barnsley", "Barnsley"),
    ],
)
def test_a_place_lies_in_its_district(postcode, district, parent):
    found = Authority.objects.get(pk=locate(postcode).district_code)
    assert (found.name, found.corporate_parent().name) == (district, parent)


def test_a_place_outside_england_has_no_district_here():
    assert not Authority.objects.filter(pk=locate("CF10 1EP").district_code).exists()


def test_loading_again_renews_and_doubles_nothing():
    Authority.objects.filter(pk=KENT).update(name="Cantia")
    assert authorities.load(Authority) == 317
    assert Authority.objects.count() == 317
    assert Authority.objects.get(pk=KENT).name == "Kent"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "district", "upper_tier": None, "dfe_number": None},
        {"kind": "unitary", "upper_tier_id": KENT, "dfe_number": 9999},
        {"kind": "county", "upper_tier": None, "dfe_number": None},
    ],
)
def test_the_database_refuses_an_authority_out_of_its_tier(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Authority.objects.create(gss_code="E99999999", name="Nowhere", region="South East", **fields)
