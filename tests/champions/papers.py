"""Files as people send them: good ones, and every kind of bad one."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b49444154789c6360000200000500017a5eab3f0000000049454e44ae426082"
)


# One pixel's worth: a head, the start of the picture, the picture, its end.
JPEG = (
    bytes.fromhex("ffd8 ffe0 0010 4a46494600010100000100010000 ffda 0008 0101 0000 3f00".replace(" ", ""))
    + b"\x12" * 400
    + b"\xff\xd9"
)


def pdf(*, password: str = "", owner: str = "", title: str = "Policy") -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": title})
    if password or owner:
        writer.encrypt(password, owner or None, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def word(*more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml", *more):
            packed.writestr(zipfile.ZipInfo(name), "<a/>")
    return out.getvalue()


def word_that_fetches(kind: str, target_mode: str = "External", ending: str = "rels") -> bytes:
    """With a relation to something that lies elsewhere; what it is called may be written in many ways."""
    out = io.BytesIO(word())
    relation = f'<Relationship Id="r1" Type="http://x/{kind}" Target="http://x/" TargetMode="{target_mode}"/>'
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(
            zipfile.ZipInfo(f"word/_rels/settings.xml.{ending}"), f"<Relationships>{relation}</Relationships>"
        )
    return out.getvalue()


def sheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"):
            packed.writestr(zipfile.ZipInfo(name), "<a/>")
    return out.getvalue()


def paper(content: bytes, name: str = "policy.pdf") -> SimpleUploadedFile:
    # What a browser says about the type of a file proves nothing, and is never read.
    return SimpleUploadedFile(name, content, content_type="application/pdf")
