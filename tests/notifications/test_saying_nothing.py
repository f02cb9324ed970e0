"""What leaves the service, in every language and by every channel: no name, no organisation, nothing of care.

The messages are composed as they are sent, about somebody whose name and host would be recognised.
"""

import re
import uuid

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from notifications import gsm
from notifications.composing import compose
from notifications.kinds import declared
from notifications.models import Channel, Delivery, Notification
from tests.people import make_organisation, make_young_adult

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _ in settings.LANGUAGES]
# Those in which somebody has written words; the others speak English until then.
WITH_WORDS = ["ar", "prs", "ps", "vi", "sq"]
NAMES = ["Zebedee", "Quillfeather", "Marrowfat", "Kent"]
# Beginnings of words for: care, council, adviser, asylum.
GIVES_AWAY = {
    "en-gb": ["care", "council", "adviser", "asylum", "covenant", "placement", "social worker"],
    "ar": ["رعاية", "مجلس", "مرشد", "لجوء"],
    "prs": ["مراقبت", "شورا", "مشاور", "پناهند"],
    "ps": ["پالن", "شورا", "سلاکار", "پناه"],
    "vi": ["chăm sóc", "hội đồng", "người hướng dẫn", "tị nạn"],
    "sq": ["kujdes", "këshill", "bashki", "azil"],
    "ti": ["ክንክን", "ምኽሪ", "ኣማኻሪ", "ዑቕባ"],
    "ckb": ["چاودێری", "ئەنجوومەن", "ڕاوێژکار", "پەنابەر"],
    "am": ["እንክብካቤ", "ምክር ቤት", "አማካሪ", "ጥገኝነት"],
}
# The address under which people come back is the council's own choice, so it is left out.
ADDRESS = "https://somewhere.example.org"


@pytest.fixture
def zebedee(settings):
    settings.PUBLIC_URL = ADDRESS
    make_organisation("Marrowfat Farm")
    return make_young_adult("Zebedee", last_name="Quillfeather").user


def reads(person, language):
    """Their own language is the one in which a message to them is written."""
    person.language = language
    person.save()
    return person


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
    person = reads(zebedee, language)
    said = {name: what_others_may_see(it) for name, it in messages_about(person, channel)}
    assert len(said) > 10
    wanted = [*NAMES, *GIVES_AWAY["en-gb"], *GIVES_AWAY[language]]
    found = {(name, word) for name, words in said.items() for word in wanted if word.lower() in words.lower()}
    assert found == set()


@pytest.mark.parametrize("language", WITH_WORDS)
def test_the_e_mails_of_the_walk_are_in_the_language_that_it_walks(zebedee, language):
    person = reads(zebedee, language)
    letters = dict(messages_about(person, Channel.EMAIL))
    english = "You have a new message. Open your page to read it."
    assert english not in letters["offer_made"].subject
    assert english in letters["offer_made"].body, "and in English: a machine may have translated it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_one_segment_of_the_gsm_alphabet_in_every_language(zebedee, language):
    bodies = {name: it.body for name, it in messages_about(reads(zebedee, language), Channel.TEXT)}
    assert {name: gsm.strange_characters(body) for name, body in bodies.items()} == dict.fromkeys(bodies, "")
    assert {name for name, body in bodies.items() if gsm.segments(body) != 1} == set()


@pytest.mark.parametrize("language", WITH_WORDS)
def test_the_walk_would_find_what_gives_somebody_away(language):
    """The words of the table are those that the pages themselves use for what is private."""
    with translation.override(language):
        private = gettext("A call from my adviser")
    assert any(word.lower() in private.lower() for word in GIVES_AWAY[language])


def test_every_language_has_its_words():
    assert set(GIVES_AWAY) == set(LANGUAGES)
