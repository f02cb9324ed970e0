"""The page about lifecycles says what the code does."""

from django.conf import settings

from lifecycles import drawing


def test_the_page_is_not_stale():
    page = (settings.BASE_DIR / "docs" / "lifecycles.md").read_text(encoding="utf-8")
    assert page == drawing.page(), "Run: python manage.py draw_lifecycles"


def test_followers_stand_beside_their_diagram():
    assert "- withdraw: `offers.following.end_with_their_pledge`" in drawing.page()
