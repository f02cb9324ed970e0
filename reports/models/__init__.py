"""What is kept for the panel and of hosts, and what can be counted only later."""

from .movement import DidThen
from .packs import PanelPack
from .promise_records import PromiseRecord, PromiseRecordQuerySet, PromiseRecordStep

__all__ = ["DidThen", "PanelPack", "PromiseRecord", "PromiseRecordQuerySet", "PromiseRecordStep"]
