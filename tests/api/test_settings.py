"""Settings are read once and fail loudly, with their name."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.settings import Settings, SettingsError, load_settings, setting_names

GOOD = {"WERKDRUK_SECRET": "s" * 32, "WERKDRUK_BOT_KEY": "b" * 32}


@pytest.fixture
def good(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_the_environment_is_enough(good: pytest.MonkeyPatch) -> None:
    settings = load_settings()
    assert settings.secret.get_secret_value() == "s" * 32
    assert settings.link == "http://127.0.0.1:8000"


def test_a_file_is_enough(tmp_path: Path) -> None:
    lines = "".join(f"{name}={value}\n" for name, value in GOOD.items())
    (tmp_path / ".env").write_text(lines + "WERKDRUK_PORT=9001\nWERKDRUK_ACTIONS_PORT=5055\n")
    assert load_settings().port == 9001


def test_the_address_of_the_database_may_have_its_usual_name(good: pytest.MonkeyPatch) -> None:
    good.setenv("DATABASE_URL", "postgresql://localhost/werkdruk")
    assert load_settings().database_url == "postgresql://localhost/werkdruk"


@pytest.mark.parametrize("name", sorted(GOOD))
def test_secrets_have_no_default(good: pytest.MonkeyPatch, name: str) -> None:
    good.delenv(name)
    with pytest.raises(SettingsError, match=f"{name} ontbreekt"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("WERKDRUK_SECRET", "kort", "minstens 32 tekens"),
        ("WERKDRUK_PORT", "achtduizend", "heel getal"),
        ("WERKDRUK_PORT", "0", "minstens 1"),
        ("WERKDRUK_PORT", "70000", "hoogstens 65535"),
        ("WERKDRUK_DATABASE_URL", "mysql://x/y", "klopt niet"),
        ("WERKDRUK_DATABASE_URL", "geen adres", "klopt niet"),
        ("WERKDRUK_SESSION_RATE", "veel", "klopt niet"),
        ("WERKDRUK_ASSISTANT_SECONDS", "0", "te klein"),
        ("WERKDRUK_BODY_LIMIT", "100", "minstens 4096"),
        ("WERKDRUK_ROSTER_DIR", "bestaat/niet", "klopt niet"),
    ],
)
def test_a_wrong_setting_stops_with_its_name_in_one_sentence(
    good: pytest.MonkeyPatch, name: str, value: str, why: str
) -> None:
    good.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        load_settings()
    said = str(error.value)
    assert said.startswith(f"De instelling {name} ")
    assert why in said
    assert said.count(".") <= 2
    assert value == "kort" or value not in said


def test_a_secret_is_not_shown(good: pytest.MonkeyPatch) -> None:
    assert "s" * 32 not in repr(load_settings())


def test_an_application_without_settings_stops_with_that_sentence() -> None:
    from api.app import create_app

    with pytest.raises(SystemExit, match="De instelling WERKDRUK_"):
        create_app()


def test_an_application_on_an_old_database_stops_with_a_sentence(
    good: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from api.app import create_app

    good.setenv("WERKDRUK_DATABASE_URL", f"sqlite:///{tmp_path / 'nieuw.db'}")
    with pytest.raises(SystemExit, match="werkdruk db upgrade"):
        create_app()


def test_every_setting_has_a_name_and_says_what_it_is_for() -> None:
    assert setting_names()[0] == "WERKDRUK_SECRET"
    assert len(setting_names()) == len(Settings.model_fields)
