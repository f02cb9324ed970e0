"""The council's own name, colours and numbers."""

from .kinds import colour, text
from .rule import OURS, Rule

COUNCIL = (
    Rule("council.name", text, "", "Your council", "Name of the council, as people know it", OURS),
    Rule("council.service_name", text, "", "Opportunities", "Name of this service, on every page", OURS),
    Rule("council.brand", colour, "", "#0f5e5c", "Colour of links and main buttons", OURS),
    Rule("council.brand_deep", colour, "", "#0b4746", "Darker colour, of the header", OURS),
    Rule("council.contact_phone", text, "", "", "Phone number of the 18+ service", OURS),
    Rule("council.contact_email", text, "", "", "E-mail address of the 18+ service", OURS),
    Rule("council.authority_code", text, "", "", "GSS code of the council, like E10000016", OURS),
)
