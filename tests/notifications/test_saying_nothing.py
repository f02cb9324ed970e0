"""What leaves the service, in every language and by every channel: no name, no organisation, nothing of care.

The messages are composed as they are sent, about somebody whose name and host would be recognised.
"""

import re
import uuid

import pytest
from django.conf import settings
from django.utils import translation

from notifications import gsm
from notifications.composing import compose
from notifications.kinds import declared
from notifications.models import Channel, Delivery, Notification
from tests.people import make_organisation, make_young_adult

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _ in settings.LANGUAGES]
GIVES_AWAY = [
    "care",
    "covenant",
    "council",
    "adviser",
    "placement",
    "social worker",
    "asylum",
    "Zebedee",
    "Quillfeather",
    "Marrowfat",
    "Kent",
]
# The address under which people come back is the council's own choice, so it is left out.
ADDRESS = "https://somewhere.example.org"


@pytest.fixture
def zebedee(settings):
    settings.PUBLIC_URL = ADDRESS
    make_organisation("Marrowfat Farm")
    return make_young_adult("Zebedee", last_name="Quillfeather").user


def messages_about(person, channel):
    for kind in declared():
        if kind.outside and channel in kind.channels:
            notice = Notification.objects.create(recipient=person, kind=kind.name, key="1.1", link="/my/")
            deliveries = [Delivery(notification=notice, channel=channel)]
            yield kind.name, compose(deliveries, uuid.uuid4(), to="somewhere")


def what_others_may_see(message):
    """All of a text and of a lock screen; of an e-mail the subject, and the letter as well. A link's letters
    are drawn by lot.
    """
    return re.sub(rf"{re.escape(ADDRESS)}\S*", "", f"{message.subject}\n{message.body}")


@pytest.mark.parametrize("channel", Channel.values)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_of_any_kind_gives_anybody_away(zebedee, language, channel):
    with translation.override(language):
        said = {name: what_others_may_see(it) for name, it in messages_about(zebedee, channel)}
    assert len(said) > 10
    found = {
        (name, word) for name, words in said.items() for word in GIVES_AWAY if word.lower() in words.lower()
    }
    assert found == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_one_segment_of_the_gsm_alphabet_in_every_language(zebedee, language):
    with translation.override(language):
        bodies = {name: it.body for name, it in messages_about(zebedee, Channel.TEXT)}
    assert {name: gsm.strange_characters(body) for name, body in bodies.items()} == dict.fromkeys(bodies, "")
    assert {name for name, body in bodies.items() if gsm.segments(body) != 1} == set()


def test_the_walk_would_find_what_gives_somebody_away():
    assert any(word.lower() in "Kent’s placement for Zebedee".lower() for word in GIVES_AWAY)
