"""What is kept for the panel: packs as they were confirmed, and what can be counted only later."""

from .movement import DidThen
from .packs import PanelPack

__all__ = ["DidThen", "PanelPack"]
