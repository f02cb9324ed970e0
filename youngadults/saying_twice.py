"""``{% load languages %}``: words that nobody has checked are followed by the English ones."""

from __future__ import annotations

from collections.abc import Callable

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .languages import ENGLISH, is_machine_made

register = template.Library()


@register.tag
def twice(parser: template.base.Parser, token: template.base.Token) -> TwiceNode:
    """``{% twice %}…{% endtwice %}``: for words on safety and consent. Without ids in it: it stands twice."""
    nodelist = parser.parse(("endtwice",))
    parser.delete_first_token()
    return TwiceNode(nodelist)


class TwiceNode(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString | str:
        return said_twice(lambda: self.nodelist.render(context))


def said_twice(say: Callable[[], str], in_english: Callable[[], str] | None = None) -> SafeString | str:
    """The words; below them, until somebody has checked the translation, the English ones."""
    said = say()
    if not is_machine_made(translation.get_language() or ENGLISH):
        return said
    with translation.override(ENGLISH):
        below = (in_english or say)()
    return format_html('{}<div class="in-english" lang="en" dir="ltr">{}</div>', said, below)
