"""The two templates of the service: each passes our own words through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from notifications import gsm

from .refusals import bad_request

LONGEST_TEXT = 918
LONGEST_EMAIL_BYTES = 2_000_000


@dataclass(frozen=True)
class Template:
    id: str
    type: str
    name: str
    body: str
    subject: str | None = None
    version: int = 1

    def filled(self, words: str, personalisation: dict[str, Any]) -> str:
        return re.sub(r"\(\((\w+)\)\)", lambda found: str(personalisation[found[1]]), words)

    def content(self, personalisation: dict[str, Any]) -> dict[str, str]:
        """Subject and body with everything filled in. Raises a Refusal where something is missing or too
        long.
        """
        wanted = re.findall(r"\(\((\w+)\)\)", f"{self.subject or ''}{self.body}")
        if missing := sorted(set(wanted) - personalisation.keys()):
            raise bad_request(f"Missing personalisation: {', '.join(missing)}")
        body = self.filled(self.body, personalisation)
        if self.type == "sms":
            return {"body": as_text(body)}
        if len(body.encode()) > LONGEST_EMAIL_BYTES:
            raise bad_request("Your message is too long. Emails cannot be longer than 2000000 bytes.")
        return {"subject": self.filled(self.subject or "", personalisation), "body": body}

    def as_json(self, root: str) -> dict[str, Any]:
        return {"id": self.id, "version": self.version, "uri": f"{root}/v2/template/{self.id}"}


TEXT = Template("3d1f4f2e-0c39-4a6a-8f6b-9a4d53d3c001", "sms", "Pass-through text", "((body))")
EMAIL = Template(
    "3d1f4f2e-0c39-4a6a-8f6b-9a4d53d3c002", "email", "Pass-through e-mail", "((body))", subject="((subject))"
)
TEMPLATES = {template.id: template for template in (TEXT, EMAIL)}


def as_text(body: str) -> str:
    """As Notify sends it: whatever the network cannot carry becomes a question mark."""
    if len(body) > LONGEST_TEXT:
        raise bad_request(
            f"Your message is too long. Text messages cannot be longer than {LONGEST_TEXT} characters. "
            f"Your message is {len(body)} characters long."
        )
    strange = gsm.strange_characters(body)
    return body.translate({ord(letter): "?" for letter in strange})


def is_uuid(asked: Any) -> bool:
    return bool(re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", str(asked)))


def template_for(asked: str, type_: str) -> Template:
    template = TEMPLATES.get(str(asked).lower())
    if template is None:
        raise bad_request("Template not found")
    if template.type != type_:
        raise bad_request(f"{template.type} template is not suitable for {type_} notification")
    return template
