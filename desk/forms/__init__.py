"""What people type at the desk, one idea a file."""

from .deciding import (
    AdviserForm,
    AnswerForm,
    CommentsForm,
    CoverForm,
    MoveForm,
    NothingToSayForm,
    SendForm,
    VersionForm,
    WhyForm,
)

__all__ = [
    "AdviserForm",
    "AnswerForm",
    "CommentsForm",
    "CoverForm",
    "MoveForm",
    "NothingToSayForm",
    "SendForm",
    "VersionForm",
    "WhyForm",
]
