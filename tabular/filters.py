"""The questions that narrow a list: a search, and a few more; never more than a person asks."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import django_filters as filters
from django.db.models import Q, QuerySet

LONGEST_SEARCH = 100


class ListFilter(filters.FilterSet):
    """`search` names the columns in which each word of a search must stand, one or another."""

    searched: tuple[str, ...] = ()

    search = filters.CharFilter(label="Search", method="with_words", max_length=LONGEST_SEARCH)

    def with_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        for word in value.split():
            rows = rows.filter(self.has_word(word))
        return rows

    def has_word(self, word: str) -> Q:
        found = Q(pk__in=())
        for column in self.searched:
            found |= Q(**{f"{column}__icontains": word})
        return found

    @property
    def in_use(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.asked())

    def asked(self) -> dict[str, list[str]]:
        """What was asked, by the names of the questions; nothing else of the address."""
        given = {name: [value for value in self.data.getlist(name) if value] for name in self.filters}
        return {name: values for name, values in given.items() if values}

    def query(self) -> str:
        return urlencode(self.asked(), doseq=True)
