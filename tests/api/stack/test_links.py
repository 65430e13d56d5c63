"""What `make start` prints at the end."""

from pathlib import Path

from api.stack.links import lines
from api.stack.settings import read_settings

DEMO = {
    "chat": "http://192.0.2.7:8123/chat/demo",
    "codes": ["K7QF-2M9X-TR4D"],
    "tokens": {"werkgroep": "wg-token", "facilitator": "fac-token", "bestuur": None},
    "pages": {"werkgroep": "http://192.0.2.7:8123/werkgroep", "facilitator": None},
}


def test_links_and_codes_are_printed_for_this_computer_and_the_phone(tmp_path: Path) -> None:
    settings = read_settings(
        tmp_path, SECRET="s" * 32, BOT_KEY="b" * 32, PORT="8123", PUBLIC_URL="http://192.0.2.7:8123"
    )
    said = "\n".join(lines(settings, DEMO))
    for wanted in (
        "http://192.0.2.7:8123/chat/demo",
        "http://127.0.0.1:8123/chat/demo",
        "http://127.0.0.1:8123/docs",
        "K7QF-2M9X-TR4D",
        "wg-token",
        "fac-token",
    ):
        assert wanted in said
    assert "None" not in said


def test_what_the_demo_did_not_make_is_left_out(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, SECRET="s" * 32, BOT_KEY="b" * 32)
    assert "Werkgroep" not in "\n".join(lines(settings, {}))
