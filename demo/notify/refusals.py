"""How Notify says no: a status, and a list of errors with a type and a sentence."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """One refusal; the body is Notify's own shape."""

    def __init__(self, status: int, error: str, *sentences: str) -> None:
        super().__init__(sentences[0])
        self.status = status
        self.body: dict[str, Any] = {
            "status_code": status,
            "errors": [{"error": error, "message": sentence} for sentence in sentences],
        }


def not_valid(*sentences: str) -> Refusal:
    return Refusal(400, "ValidationError", *sentences)


def bad_request(sentence: str) -> Refusal:
    return Refusal(400, "BadRequestError", sentence)


def not_found() -> Refusal:
    return Refusal(404, "NoResultFound", "No result found")


def not_known(sentence: str, status: int = 403) -> Refusal:
    return Refusal(status, "AuthError", sentence)
