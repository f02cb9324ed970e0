"""Filters that are kept, columns that are chosen, pages that hold each row once, and whatever people type."""

import re

import pytest
from django.urls import reverse

from tabular.models import Layout, SavedFilter
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_organisation, make_worker, make_young_adult

LISTS = ["/desk/pledges/", "/desk/young-adults/", "/desk/offers/", "/desk/organisations/"]


def headings(page):
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<th.*?</th>", page, re.DOTALL)]


def first_cells(page):
    return re.findall(r'data-label="Organisation">\s*<a href="[^"]+">(Team \d+)</a>', page)


def test_a_filter_is_saved_used_and_forgotten(cast, wren):
    make_pledge(title="Ranger")
    filtered = "/desk/pledges/?kind=apprenticeship&search=O%E2%80%99B%26c&page=9&file=no"
    saved = wren.post(filtered, {"do": "save", "name": "O’B & <b>"})
    assert saved.status_code == 302
    kept = SavedFilter.objects.get()
    assert kept.query == "search=O%E2%80%99B%26c&kind=apprenticeship"
    page = wren.get("/desk/pledges/").content.decode()
    assert "O’B &amp; &lt;b&gt;" in page
    assert f'href="?{kept.query.replace("&", "&amp;")}"' in page
    wren.post("/desk/pledges/?kind=mentoring", {"do": "save", "name": "O’B & <b>"})
    assert SavedFilter.objects.get().query == "kind=mentoring"
    wren.post("/desk/pledges/", {"do": "forget", "filter": kept.pk})
    assert not SavedFilter.objects.exists()


def test_a_saved_filter_keeps_the_order_too(cast, wren):
    asked = "/desk/offers/?status=offered&sort=-offered_at&sort=nonsense&sort=a.b"
    wren.post(asked, {"do": "save", "name": "New"})
    assert SavedFilter.objects.get().query == "status=offered&sort=-offered_at"


def test_filters_and_columns_are_ones_own(cast, wren, ade):
    SavedFilter.objects.create(person=cast.wren, table="desk.pledges", name="Wren’s own", query="kind=x")
    wren.post("/desk/pledges/", {"do": "lay_out", "columns": ["pay"], "per_page": 50})
    assert "Wren’s own" in wren.get("/desk/pledges/").content.decode()
    page = ade.get("/desk/pledges/").content.decode()
    assert "Wren’s own" not in page
    assert "Pay an hour" not in headings(page)
    stolen = ade.post("/desk/pledges/", {"do": "forget", "filter": SavedFilter.objects.get().pk})
    assert stolen.status_code == 422
    assert SavedFilter.objects.exists()
    assert "Wren’s own" not in wren.get("/desk/offers/").content.decode()


@pytest.mark.parametrize(
    ("query", "name", "sentence"),
    [
        ("", "Everything", "Nothing is filtered."),
        ("kind=mentoring", "", "Fill in “Name”."),
        ("kind=mentoring", "x" * 10_000, "at most 60 characters"),
        ("kind=mentoring", "a\0b", "Null characters are not allowed"),
        ("search=" + "🙂" * 100 + "&kind=" + "x" * 3000, "Long", "too long to keep"),
    ],
)
def test_what_cannot_be_saved_is_said(cast, wren, query, name, sentence):
    page = wren.post(f"/desk/pledges/?{query}", {"do": "save", "name": name})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not SavedFilter.objects.exists()


def test_thirty_filters_are_enough(cast, wren):
    for number in range(30):
        SavedFilter.objects.create(person=cast.wren, table="desk.pledges", name=f"{number}", query="kind=x")
    full = wren.post("/desk/pledges/?kind=mentoring", {"do": "save", "name": "One more"})
    assert (full.status_code, SavedFilter.objects.count()) == (422, 30)
    assert "Forget one of them first." in full.content.decode()
    assert wren.post("/desk/pledges/?kind=mentoring", {"do": "save", "name": "7"}).status_code == 302


def test_columns_are_chosen_and_put_back(cast, wren):
    make_pledge()
    usual = headings(wren.get("/desk/pledges/").content.decode())
    wren.post("/desk/pledges/", {"do": "lay_out", "columns": ["pay", "status"], "per_page": 100})
    page = wren.get("/desk/pledges/").content.decode()
    assert headings(page) == ["Pledge", "Status", "Pay an hour"]
    assert "£12.71" in page
    wren.post("/desk/pledges/", {"do": "lay_out", "per_page": 25})
    assert headings(wren.get("/desk/pledges/").content.decode()) == ["Pledge"]
    wren.post("/desk/pledges/", {"do": "usual"})
    assert headings(wren.get("/desk/pledges/").content.decode()) == usual
    assert not Layout.objects.exists()


@pytest.mark.parametrize(
    "posted",
    [
        {"do": "lay_out", "columns": ["nonsense"], "per_page": 25},
        {"do": "lay_out", "columns": ["pay"], "per_page": 1_000_000},
        {"do": "lay_out", "columns": ["pay\0"], "per_page": "a"},
        {"do": "explode"},
        {"do": "forget", "filter": "²"},
        {"do": "forget", "filter": "9" * 30},
        {"do": "forget", "filter": "1\0"},
        {},
    ],
)
def test_what_no_button_sends_changes_nothing(cast, wren, posted):
    assert wren.post("/desk/pledges/", posted).status_code == 422
    assert not Layout.objects.exists()


def test_columns_of_another_time_are_passed_over(cast, wren):
    Layout.objects.create(person=cast.wren, table="desk.pledges", columns=["gone", "pay"], per_page=25)
    make_pledge()
    assert headings(wren.get("/desk/pledges/").content.decode()) == ["Pledge", "Pay an hour"]


ODD = [
    {"page": "0"},
    {"page": "-1"},
    {"page": "99999999999999999999"},
    {"page": "9" * 5000},
    {"page": "²"},
    {"page": "two"},
    {"per_page": "0"},
    {"per_page": "1000000"},
    {"sort": ""},
    {"sort": "nonsense"},
    {"sort": "--pk"},
    {"sort": "password"},
    {"sort": "young_adult__user__password"},
    {"sort": "a\0b"},
    {"search": "x" * 10_000},
    {"search": "a\0b"},
    {"search": "%_\\' OR 1=1 --"},
    {"search": "🙂 O’Brien <script>alert(1)</script>"},
    {"status": "nonsense"},
    {"kind": "a\0b"},
    {"adviser": "999999999999999999999999"},
    {"organisation": "a\0b"},
    {"since": "31/02/2026"},
    {"since": "0001-01-01"},
    {"until": "9999-12-31"},
    {"never": "perhaps"},
    {"file": "exe"},
    {"nonsense": "1"},
]


@pytest.mark.parametrize("address", LISTS)
def test_whatever_is_typed_into_the_address_there_is_a_page(cast, wren, address):
    make_offer(young_adult=cast.sam.young_adult)
    for query in ODD:
        page = wren.get(address, query)
        assert page.status_code == 200, query
        assert "<script>alert" not in page.content.decode()
        assert page.context["list"].layout.per_page == 25


def test_a_search_that_is_too_long_is_kept_and_said(cast, wren):
    page = wren.get("/desk/pledges/", {"search": "x" * 101}).content.decode()
    assert "Make “Search” shorter: at most 100 characters. It has 101." in page
    assert f'value="{"x" * 101}"' in page


def test_rows_that_are_equal_stand_on_one_page_each(cast, wren):
    for number in range(60):
        make_organisation(f"Team {number}")
    address = "/desk/organisations/?search=Team&sort=kind&page="
    pages = [first_cells(wren.get(f"{address}{number}").content.decode()) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [25, 25, 10]
    assert len({name for page in pages for name in page}) == 60
    assert first_cells(wren.get(f"{address}99").content.decode()) == pages[2]


def test_every_column_of_every_list_can_be_sorted_both_ways(cast, wren):
    make_offer(young_adult=cast.sam.young_adult)
    make_young_adult("Zoë")
    for address in [*LISTS, "/pledges/"]:
        table = type(wren.get(address).context["list"].table)
        Layout.objects.create(person=cast.wren, table=table.key, columns=table.names(), per_page=25)
        for name in [name for name, column in table.base_columns.items() if column.orderable is not False]:
            for sort in (name, f"-{name}"):
                page = wren.get(address, {"sort": sort})
                assert page.context["list"].sorts == list(page.context["list"].table.order_by) == [sort]


def test_offers_are_found_by_name_title_host_and_day(cast, wren):
    sams = make_offer(young_adult=cast.sam.young_adult)
    host = make_organisation("Café Ångström")
    intake = make_intake(pledge=make_pledge(title="Baker", organisation=host, kind="mentoring"))
    noors = make_offer(intake=intake, young_adult=cast.noor.young_adult, status="declined")
    found = {
        "search=samson": [sams],
        "search=noor+baker": [noors],
        "search=noor+ranger": [],
        "search=ångström": [noors],
        "status=declined": [noors],
        "kind=mentoring": [noors],
        f"adviser={cast.ade.pk}": [sams],
        "since=2020-01-01": [noors, sams],
        "since=2999-01-01": [],
        "until=2020-01-01": [],
        "late=on": [],
    }
    for query, offers in found.items():
        shown = wren.get(f"/desk/offers/?{query}").context["list"]
        assert [row.record for row in shown.table.page.object_list] == offers, query


def test_the_tree_of_organisations_stands_in_order_and_shows_vacancies(cast, wren):
    growth = make_organisation("Growth")
    libraries = growth.parts.create(name="Bridges", kind=growth.kind, council=growth.council)
    libraries.parts.create(name="Alpine team", kind=growth.kind, council=growth.council)
    make_organisation("Growth and more")
    page = wren.get("/desk/organisations/")
    order = [row.record.name for row in page.context["list"].table.page.object_list]
    start = order.index("Growth")
    assert order[start : start + 4] == ["Growth", "Bridges", "Alpine team", "Growth and more"]
    html = page.content.decode()
    assert "depth-2" in html
    assert f"{reverse('champions:invite')}?organisation={growth.pk}" in html
    vacant = wren.get("/desk/organisations/?vacant=on").content.decode()
    assert "Bridges" in vacant
    assert "Chidi" not in vacant


def test_an_adviser_sees_vacancies_and_no_way_to_fill_them(cast, ade):
    make_organisation("Growth")
    page = ade.get("/desk/organisations/?vacant=on").content.decode()
    assert "Nobody" in page
    assert reverse("champions:invite") not in page


def more_of_everything(number):
    offer = make_offer(young_adult=make_young_adult(f"Bo{number}"), intake=make_intake())
    body = make_organisation(f"Team {number}")
    body.parts.create(name=f"Part {number}", kind=body.kind, council=body.council)
    make_pledge(title=f"Pledge {number}", organisation=body)
    make_worker(f"Worker{number}", "personal_adviser")
    return offer


QUERIES = {
    # list: how many queries Wren's page takes, with any number of rows
    "/desk/pledges/": 14,
    "/desk/young-adults/": 15,
    "/desk/offers/": 14,
    "/desk/organisations/": 14,
}


@pytest.mark.parametrize("address", QUERIES)
def test_three_rows_cost_exactly_as_many_queries_as_one(cast, wren, address, django_assert_num_queries):
    more_of_everything(1)
    wren.get(address)
    with django_assert_num_queries(QUERIES[address]):
        wren.get(address)
    more_of_everything(2)
    more_of_everything(3)
    with django_assert_num_queries(QUERIES[address]):
        wren.get(address)
