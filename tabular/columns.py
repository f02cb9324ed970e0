"""Columns that many lists have: a day, a status, a count. On screen for people, in files for machines."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

WHOLE_WORDS = {"td": {"class": "whole-words"}}
"""For a column of few and short words, or of names: they are not broken to make room for others."""


class DayColumn(tables.Column):
    """A day, or a moment as its day. Rows without one stand last where the newest is first, else first."""

    def __init__(self, *args: Any, hint: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hint = hint

    def render(self, value: dt.date) -> SafeString:
        return render_to_string("components/date.html", {"value": value, "short": True, "hint": self.hint})

    def value(self, value: dt.date) -> dt.date:
        return value

    def order(self, queryset: QuerySet[Any], is_descending: bool) -> tuple[QuerySet[Any], bool]:
        name = str(self.accessor or self._name)
        by = F(name).desc(nulls_last=True) if is_descending else F(name).asc(nulls_first=True)
        return queryset.order_by(by), True


class MomentColumn(tables.TemplateColumn):
    """A day with its time of day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__("{% load look %}{{ value|moment }}", *args, **kwargs)

    def value(self, value: dt.datetime, **kwargs: Any) -> dt.datetime:
        return value


class StatusColumn(tables.Column):
    """A status as a word with its tone; the field it stands for has choices."""

    def render(self, value: str, record: Any, bound_column: Any) -> SafeString:
        code = getattr(record, bound_column.name)
        return render_to_string("components/status.html", {"value": code, "label": value})

    def value(self, value: str) -> str:
        return value
