"""What may be opened at all: a file is looked at from outside before anything in it is unpacked."""

import io
import re
import zipfile

from api.wording import wording

UPLOAD = 10 * 2**20  # bytes of a file
UNPACKED = 80 * 2**20  # bytes of all parts of a workbook together
PARTS = 200
RATIO = 200  # times a part may grow; an honest workbook stays under 30
SMALL_PART = 2**20  # bytes; under this the ratio says nothing
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP = b"PK\x03\x04"
FOREIGN = ("vbaproject", "macrosheet", "activex", "embeddings", "customui", "ctrlprops")
ELSEWHERE = "externallink"
#: what tells other files in a zip from a workbook: the end of the name of a part, and how it is refused
OTHERS = ((".iwa", "numbers"), ("content.xml", "ods"), ("workbook.bin", "xlsb"), (".xlsx", "zip"))
TEXT = b"%PDF-", b"<", b"{\\rtf"
SEPARATORS = re.compile(r"[;,\t]")
YAML_SIGNS = ("---", "{", "[", "-", "#", "%", "!", "&")
WORKBOOK = "xl/workbook.xml"
MACRO = b"macroEnabled"
#: an entity in a part could make it grow while it is read
ENTITY = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


class Refused(Exception):
    """The file is not read at all; the message is one Dutch sentence."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(wording("exchange").say(f"geweigerd.{name}", **values))
        self.name = name


def is_workbook(content: bytes) -> bool:
    """Whether this is to be read as Excel. Raises Refused for what cannot be read at all."""
    if len(content) > UPLOAD:
        raise Refused("te_groot", mb=UPLOAD // 2**20)
    if content.startswith(OLD_OFFICE):
        raise Refused("beveiligd" if ENCRYPTED in content else "oud")
    return content.startswith(ZIP)


def check_text(content: bytes) -> None:
    """Raises Refused for what is neither a workbook nor YAML: a web page, a PDF, a CSV file."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(TEXT):
        raise Refused("soort")
    wide = start[:2] in (b"\xff\xfe", b"\xfe\xff")
    first = start.decode("utf-16" if wide else "latin-1", errors="ignore").split("\n", 1)[0].strip()
    if len(SEPARATORS.findall(first)) > 1 and ": " not in first and not first.startswith(YAML_SIGNS):
        raise Refused("csv")


def check_workbook(content: bytes) -> None:
    """Raises Refused for macros, foreign parts, zip bombs and what is no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            _check_parts(file.infolist())
            _check_content(file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise Refused("kapot") from None


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    if any(word in name for name in names for word in FOREIGN):
        raise Refused("macro")
    if any(ELSEWHERE in name for name in names):
        raise Refused("elders")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("beveiligd")
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise Refused("bom")
    for part in parts:
        if part.file_size > SMALL_PART and part.file_size > RATIO * max(part.compress_size, 1):
            raise Refused("bom")
    if WORKBOOK not in names:
        found = [what for end, what in OTHERS if any(name.endswith(end) for name in names)]
        raise Refused(found[0] if found else "kapot")
    if len(set(names)) != len(names):
        raise Refused("kapot")


def _check_content(file: zipfile.ZipFile) -> None:
    """The declared sizes bound what is unpacked here: zipfile stops at them."""
    for part in file.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        with file.open(part) as content:
            start = content.read(4096)
        if any(mark in start for mark in ENTITY):
            raise Refused("kapot")
        if part.filename == "[Content_Types].xml" and MACRO in start:
            raise Refused("macro")
