"""Nasty text: whatever is sent, there is a friendly answer, nothing is lost and nothing leaks."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from api.message import LONGEST, SLASH, Incoming, clean, escaped
from api.own_words import repeats, vocabulary
from api.store.keys import ALPHABET, canonical, keyed, new_code, new_token
from api.wording import wording
from tests.api.world import SCHOOL, World, fresh, small_base

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
NASTY = st.one_of(
    ANY,
    st.sampled_from(
        [
            "/restart",
            "\x00/stop",
            "' OR 1=1; --",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "\u202eabc",
            "\ud83d",
            "👩‍🏫" * 50,
            "a" * 5000,
            "\n" * 3000,
            "%s%n{0}{session}",
            "null",
            "\ufeff/x",
            "{text}",
        ]
    ),
)


@given(ANY)
def test_cleaned_text_has_no_control_characters_and_can_be_sent(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not [sign for sign in cleaned if ord(sign) < 32 and sign != "\n"]
    assert clean(cleaned) == cleaned
    assert not escaped(cleaned).strip().startswith("/")


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=100))
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert clean(text) == text.strip()


def test_escaping_drops_nothing() -> None:
    assert escaped("/stop ermee") == SLASH + "stop ermee"
    assert escaped("en/of") == "en/of"


@pytest.mark.parametrize(
    ("typed", "said", "repeated"),
    [
        ("vaak", "Genoteerd: vaak", False),
        ("kanariegeel", "Ik bewaar: Kanariegeel.", True),
        ("door kanariegeel, denk ik", "Zo bewaar ik het: kanariegele", False),
        ("(kanariegeel)", "kanariegeel", True),
        ("bas", "bas", False),
        ("", "wat dan ook", False),
    ],
)
def test_a_reply_that_repeats_words_that_are_not_ours_is_noticed(
    typed: str, said: str, repeated: bool
) -> None:
    assert repeats(typed, [said], frozenset({"vaak"})) is repeated


def test_the_words_of_the_knowledge_base_are_known() -> None:
    assert {"nulmeting", "oudercontact", "vaak", "huisarts"} <= vocabulary(small_base())


@given(NASTY, NASTY)
def test_the_body_of_a_message_tells_messages_apart(one: str, other: str) -> None:
    def body(text: str) -> str:
        return Incoming(session="x", message_id="y", text=text).body

    assert (body(one) == body(other)) == (one == other)


@given(st.lists(ANY, min_size=1, max_size=4), st.lists(ANY, min_size=1, max_size=4))
def test_a_keyed_hash_does_not_mix_up_its_parts(one: list[str], other: list[str]) -> None:
    assert (keyed(b"k", *one) == keyed(b"k", *other)) == (one == other)
    assert keyed(b"k", *one) != keyed(b"l", *one)


@how(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=NASTY, session=NASTY, as_choice=st.booleans())
def test_any_text_gets_a_friendly_answer(world: World, text: str, session: str, as_choice: bool) -> None:
    message = {"session": world.codes[0], "message_id": fresh()}
    message |= {"choice": {"question": "q_tijd", "value": text}} if as_choice else {"text": text}
    said = world.client.post(
        f"/v1/chat/{SCHOOL}/messages",
        content=json.dumps(message).encode(),
        headers={"content-type": "application/json"},
    )
    if as_choice:
        assert said.status_code in (200, 422, 503)
    else:
        assert said.status_code == 200
        assert said.json()["replies"]
    message = {"session": session, "message_id": session, "text": text}
    said = world.client.post(f"/v1/chat/{SCHOOL}/messages", content=json.dumps(message).encode())
    assert said.status_code in (200, 422)


@pytest.mark.parametrize("text", ["a" * LONGEST, "a" * (LONGEST + 1)])
def test_two_thousand_characters_fit(world: World, text: str) -> None:
    world.say(text)
    assert world.assistant.seen[-1][0] == (text if len(text) <= LONGEST else "")


def test_codes_are_easy_to_read_and_differ() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(code) == 14
        assert set(code) <= {*ALPHABET, "-"}
    assert not set("01ILO") & set(ALPHABET)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("K7QF-2M9X-TR4D", "K7QF2M9XTR4D"),
        ("k7qf 2m9x tr4d", "K7QF2M9XTR4D"),
        ("mijn code: k7qf2m9xtr4d.", "K7QF2M9XTR4D"),
        ("K7QF-2M9X", None),
        ("K7QF-2M9X-TR4D9", None),
        ("K7QF-2M9X-TR40", None),
        ("0f" * 16, None),
        ("", None),
    ],
)
def test_a_code_is_found_however_it_is_written(text: str, code: str | None) -> None:
    assert canonical(text) == code


@given(ANY)
def test_looking_for_a_code_never_fails(text: str) -> None:
    found = canonical(text)
    assert found is None or len(found) == 12


def test_tokens_have_256_random_bits() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert len(new_token()) == 46


@pytest.mark.parametrize("topic", ["errors", "chat", "cli", "help", "settings", "demo", "cards"])
def test_our_sentences_are_calm(topic: str) -> None:
    for name, sentence in wording(topic).sentences.items():
        assert sentence, name
        assert "!" not in sentence, name
