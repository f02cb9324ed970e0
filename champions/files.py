"""What a file really is: by what is in it, not by its name. Every refusal says what to do."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from xml.parsers.expat import ExpatError, ParserCreate

import puremagic
from django.core.files.uploadedfile import UploadedFile
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from rulebook.reading import value

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLD_OR_LOCKED_WORD = "application/msword"
TYPES = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", WORD: ".docx"}
MOST_UNPACKED = 100 * 1024 * 1024
START_OF_PICTURE = 0xDA

EMPTY = "This file is empty. Choose another, or save it again and send it then."
TOO_LARGE = "This file is larger than {} MB. Send it as a smaller PDF, or only the page that matters."
NOT_ONE_OF_OURS = (
    "This is no PDF, Word, JPEG or PNG file, whatever its name says. Save it as a PDF and send that."
)
LOCKED = "This file is locked with a password, so nobody here could read it. Send it without one."
OLD_WORD = "This is an old or locked Word file. Save it as a PDF and send that."
DAMAGED = "This file is damaged: it cannot be opened. Save it again, or as a PDF, and try once more."
MACROS = "This Word file holds macros, which we do not take in. Save it as a PDF and send that."
FETCHES = (
    "This Word file fetches something from elsewhere when it is opened, which we do not take in. "
    "Save it as a PDF and send that."
)


class Refused(Exception):
    """A file that is not kept; the sentence says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Examined:
    """A file that may be kept. ``name`` has the ending of what it is."""

    name: str
    content_type: str
    sha256: str


def examine(file: UploadedFile) -> Examined:
    """Raises Refused. The file is read from its beginning, and stands there again afterwards."""
    most = value("document.most_megabytes")
    if not file.size:
        raise Refused(EMPTY)
    if file.size > most * 1024 * 1024:
        raise Refused(TOO_LARGE.format(most))
    content_type = type_of(file)
    LOOK_INTO.get(content_type, nothing_more)(file)
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return Examined(named(file.name or "file", TYPES[content_type]), content_type, sha256)


def type_of(file: UploadedFile) -> str:
    file.seek(0)
    try:
        found = puremagic.magic_string(file.read(64 * 1024))
    except (puremagic.PureError, ValueError):
        raise Refused(NOT_ONE_OF_OURS) from None
    likely = [match.mime_type for match in found]
    if OLD_OR_LOCKED_WORD in likely[:1]:
        raise Refused(OLD_WORD)
    if known := next((each for each in likely if each in TYPES), None):
        return known
    raise Refused(NOT_ONE_OF_OURS)


def look_into_pdf(file: UploadedFile) -> None:
    file.seek(0)
    if not file.read(5) == b"%PDF-":
        raise Refused(NOT_ONE_OF_OURS)
    file.seek(0)
    try:
        reader = PdfReader(file)
        # One that is locked against changes only opens with no password: insurers send theirs so.
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(LOCKED)
        pages = len(reader.pages)
    except NotImplementedError:
        # Locked for the holders of certain keys.
        raise Refused(LOCKED) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        raise Refused(DAMAGED) from None
    if not pages:
        raise Refused(EMPTY)


def look_into_word(file: UploadedFile) -> None:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as packed:
            look_at_parts(packed.infolist())
            for part in packed.namelist():
                if part.lower().endswith(".rels"):
                    look_at_relations(packed.read(part))
    except (zipfile.BadZipFile, zlib.error, ExpatError, NotImplementedError, ValueError, OSError, EOFError):
        raise Refused(DAMAGED) from None


def look_at_parts(inside: list[zipfile.ZipInfo]) -> None:
    names = {each.filename for each in inside}
    if "word/document.xml" not in names:
        raise Refused(NOT_ONE_OF_OURS)
    if any(each.flag_bits & 1 for each in inside):
        raise Refused(LOCKED)
    if any(name.lower().endswith("vbaproject.bin") or "/activex/" in name.lower() for name in names):
        raise Refused(MACROS)
    if sum(each.file_size for each in inside) > MOST_UNPACKED:
        raise Refused(TOO_LARGE.format(value("document.most_megabytes")))


def look_at_relations(data: bytes) -> None:
    """A template, picture or object from elsewhere is fetched without asking whoever opens the file; a link
    waits to be pressed. Read as Word reads it: in the bytes an address can be written in many ways.
    """

    def element(name: str, attributes: dict[str, str]) -> None:
        is_elsewhere = attributes.get("TargetMode", "").lower() == "external"
        if is_elsewhere and not attributes.get("Type", "").endswith("/hyperlink"):
            raise Refused(FETCHES)

    def doctype(*about: object) -> None:
        raise Refused(DAMAGED)

    reader = ParserCreate()
    reader.StartElementHandler, reader.StartDoctypeDeclHandler = element, doctype
    reader.Parse(data, True)


def look_into_jpeg(file: UploadedFile) -> None:
    """By the lengths of its parts to the picture and its end. Telephones write more after that."""
    file.seek(2)
    while (head := file.read(4))[:1] == b"\xff" and len(head) == 4:
        marker, length = head[1], int.from_bytes(head[2:], "big")
        file.seek(length - 2, 1)
        if marker == START_OF_PICTURE and b"\xff\xd9" in file.read():
            return
    raise Refused(DAMAGED)


def look_into_png(file: UploadedFile) -> None:
    """By the lengths of its parts to the one that says the end."""
    file.seek(8)
    while len(head := file.read(8)) == 8:
        if head[4:] == b"IEND":
            return
        file.seek(int.from_bytes(head[:4], "big") + 4, 1)
    raise Refused(DAMAGED)


def nothing_more(file: UploadedFile) -> None:
    """Its type is all that we look at."""


LOOK_INTO = {
    "application/pdf": look_into_pdf,
    WORD: look_into_word,
    "image/jpeg": look_into_jpeg,
    "image/png": look_into_png,
}


def named(name: str, ending: str) -> str:
    """The name that somebody gave it, short and harmless, with the ending of what it is."""
    stem = PurePath(name.replace("\\", "/")).stem
    harmless = "".join(sign if sign.isalnum() or sign in " -_()" else "-" for sign in stem)
    return f"{harmless.strip(' -')[:80] or 'document'}{ending}"
