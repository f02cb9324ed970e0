"""What is said outside gives nobody away, and a text can carry it: refused where it is declared."""

import pytest

from notifications import gsm, wording
from notifications.kinds import Kind, declared
from notifications.wording import NotForOutside


@pytest.mark.parametrize("kind", [kind for kind in declared() if kind.outside], ids=lambda kind: kind.name)
def test_every_kinds_words_may_leave_and_fit_one_text_with_a_link(kind):
    wording.check(kind.outside)
    link = "https://opportunities.somewhere.gov.uk/l/" + "x" * 32 + "/"
    assert gsm.segments(f"{kind.outside} {link}") == 1


@pytest.mark.parametrize(
    "words",
    [
        "You are a care leaver.",
        "News from the Care Leavers Covenant",
        "Kent County Council has news.",
        "Your personal adviser wrote.",
        "About your placement.",
        "NEET figures",
        "There is news 👋",
        "ሰላም",
        "“Quoted”",
        "Hello {name}",
        "x" * 81,
    ],
)
def test_what_gives_somebody_away_or_cannot_be_carried_is_refused(words):
    with pytest.raises(NotForOutside):
        Kind(name="x", tells="", records=dict, line=str, outside=words)


def test_the_word_is_refused_and_not_its_letters():
    assert wording.check("Read it carefully.") == "Read it carefully."


@pytest.mark.parametrize(
    ("text", "places", "segments"),
    [
        ("", 0, 1),
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("a" * 306, 306, 2),
        ("a" * 307, 307, 3),
        ("€" * 80, 160, 1),
        ("€" * 81, 162, 2),
        ("£é\n", 3, 1),
    ],
)
def test_texts_are_counted_as_the_network_counts(text, places, segments):
    assert (gsm.length(text), gsm.segments(text)) == (places, segments)


def test_strange_characters_are_named_once_each():
    assert gsm.strange_characters("a’b’c👋£€") == "’👋"
