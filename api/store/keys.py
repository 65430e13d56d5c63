"""Codes, tokens and the keyed hashes under which they are stored.

Participation codes: 12 signs of an alphabet without look-alikes (59 bits, and guessing is rate limited).
Access tokens: 256 random bits. Neither is ever stored; a keyed hash is.
"""

import hashlib
import hmac
import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 12
TOKEN = "wd_"  # what an access token begins with
HALF = 32  # hex signs kept of an HMAC: 128 bits
TYPED_CODE = re.compile(r"(?<![A-Z0-9])" + r"[\s-]*".join([f"([{ALPHABET}]{{4}})"] * 3) + r"(?![A-Z0-9])")


def new_code() -> str:
    """A participation code such as K7QF-2M9X-TR4D."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return "-".join(signs[i : i + 4] for i in range(0, CODE_LENGTH, 4))


def canonical(text: str) -> str | None:
    """The code in a text, without dashes and in capitals; None where there is none."""
    match = TYPED_CODE.search(text[:4096].upper())
    return "".join(match.groups()) if match else None


def new_token() -> str:
    return TOKEN + secrets.token_urlsafe(32)


def new_wave_key() -> bytes:
    return secrets.token_bytes(32)


def keyed(key: bytes, *parts: str) -> str:
    """HMAC-SHA256 of the parts, 32 hex signs. Parts are length-prefixed, so no two lists look alike."""
    message = b"".join(len(raw).to_bytes(4, "big") + raw for raw in map(_raw, parts))
    return hmac.new(key, message, hashlib.sha256).hexdigest()[:HALF]


def _raw(part: str) -> bytes:
    return part.encode("utf-8", "surrogatepass")
