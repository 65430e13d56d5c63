"""Every statistic against an example worked out by hand. Sources are named with each."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from api.analysis import change, scores
from api.wording import wording
from tests.attacks import world
from tests.attacks.world import Person, content_of

NUL = "nulmeting"
FIGURES = {"k": 5, "groups": ["leraar"], "headcounts": {"leraar": 14, "onderwijsondersteunend": 6}}


@pytest.fixture(scope="module")
def questionnaire() -> Any:
    return world.base().questionnaires[NUL]


def people(count: int, first: int = 0, **given: Any) -> list[Person]:
    return [Person(f"p{first + number}", **given) for number in range(count)]


def answering(question: str, values: list[int], group: str = "leraar", first: int = 0) -> list[Person]:
    return [Person(f"p{first + i}", group, answers={question: value}) for i, value in enumerate(values)]


def show(staff: list[Person], questionnaire: Any, **settings: Any) -> dict[str, Any]:
    return content_of(staff, {**FIGURES, **settings}, (), questionnaire)


def test_a_person_score_is_the_mean_of_the_answered_items_when_at_least_half_are(questionnaire):
    """Source: facts/questionnaire.md, 'Scale construction'; the half is our own rule.

    K1..K3 per person: (2,3,4) -> 3; (1,-,2) -> 1.5; (4,-,-) -> does not count; and six people (2,2,3) -> 7/3.
    Mean = (3 + 1.5 + 6 x 7/3) / 8 = 18.5 / 8 = 2.3125 -> 2.3.
    """
    staff = [
        Person("a", answers={"k_snel": 2, "k_veel": 3, "k_extra": 4}),
        Person("b", answers={"k_snel": 1, "k_extra": 2}),
        Person("c", answers={"k_snel": 4}),
        *people(6, answers={"k_snel": 2, "k_veel": 2, "k_extra": 3}),
    ]
    cell = show(staff, questionnaire)["schalen"]["kwantitatieve_taakeisen"]["school"]
    assert cell["gemiddelde"] == 2.3
    assert cell["n"] == "5–9"


def test_share_often_or_always_of_one_item_counts_the_answers_3_and_4(questionnaire):
    """Source: facts/questionnaire.md, 'Share often or always', Figuur 5.1: 3 or 4. 5 of 12 = 41.7 -> 40."""
    staff = answering("c_ongewenst", [3, 3, 3, 4, 4, 1, 1, 1, 2, 2, 2, 2])
    cell = show(staff, questionnaire)["schalen"]["ongewenst_gedrag"]["school"]
    assert cell["aandeel"]["procent"] == 40


def test_share_of_a_scale_counts_people_with_a_mean_of_two_and_a_half_or_more(questionnaire):
    """Source: the same, Figuur 5.2. Means 2.5 (4 people: 2,3 and nothing) and 2.33 (8): 4 of 12 = 33 -> 35."""
    staff = [
        *people(4, answers={"k_snel": 2, "k_veel": 3}),
        *people(8, 4, answers={"k_snel": 2, "k_veel": 2, "k_extra": 3}),
    ]
    cell = show(staff, questionnaire)["schalen"]["kwantitatieve_taakeisen"]["school"]
    assert cell["aandeel"]["procent"] == 35


def test_a_group_mean_is_a_mean_over_persons_rounded_to_a_half(questionnaire):
    """Source: facts, 'Group score = mean over persons'; DESIGN 5.5. Teachers 1,2,2,3,3,4,4,4: 23/8 = 2.875 -> 3.0.

    Others 2,2,2,1,1,1: school 32/14 = 2.29 -> 2.3.
    """
    staff = [
        *answering("c_ongewenst", [1, 2, 2, 3, 3, 4, 4, 4]),
        *answering("c_ongewenst", [2, 2, 2, 1, 1, 1], "onderwijsondersteunend", 8),
    ]
    scale = show(staff, questionnaire)["schalen"]["ongewenst_gedrag"]
    assert scale["groepen"]["leraar"]["gemiddelde"] == 3.0
    assert scale["school"]["gemiddelde"] == 2.3


def test_a_high_score_on_regelmogelijkheden_is_said_to_mean_little_room(questionnaire):
    """Source: facts/questionnaire.md, q5: high = little autonomy; state it next to every number."""
    scale = show(answering("r_manier", [1, 2, 3, 3, 2, 1]), questionnaire)["schalen"]["regelmogelijkheden"]
    assert scale["hoog"] == "ongunstig"
    assert "weinig ruimte" in scale["richting"]


def test_factors_come_from_their_own_questions(questionnaire):
    """Source: facts/questionnaire.md, factor ids. k_snel 1,2,3,4,2,3,1,2: 18/8 = 2.25 -> 2.3 (tijdsdruk)."""
    staff = [
        Person(f"p{i}", answers={"k_snel": v, "k_veel": 2, "k_extra": 3})
        for i, v in enumerate([1, 2, 3, 4, 2, 3, 1, 2])
    ]
    found = show(staff, questionnaire)["factoren"]
    assert found["tijdsdruk"]["score"]["gemiddelde"] == 2.3
    assert found["hoeveelheid_werk"]["score"]["woorden"] == "tussenin"  # everyone 2.5


def test_a_category_is_judged_from_shown_factors_only(questionnaire):
    """Thirds of the scale. Recovery 4.0 of 1..5: unfavourable (5 - 4) / 4 = 0.25 -> 'gunstig'; no other buffer is shown."""
    found = show(answering("b_herstel", [3, 4, 5, 4, 3, 5, 4, 4]), questionnaire)["categorieen"]
    assert found["buffers"]["oordeel"]["woorden"] == "gunstig"
    assert found["taakeisen_werkcontext"]["oordeel"] == {"getoond": False, "reden": "te_weinig"}


@pytest.mark.parametrize(
    ("demand", "room", "words"),
    [
        ([3, 4, 3, 3, 4, 4], [3, 2, 3, 3, 2, 3], "veel_eisen_weinig_ruimte"),
        ([3, 4, 3, 3, 4, 4], [1, 2, 1, 2, 1, 1], "veel_eisen_veel_ruimte"),
        ([2, 1, 2, 3, 2, 1], [3, 2, 3, 3, 2, 3], "weinig_eisen_weinig_ruimte"),
        ([2, 1, 2, 3, 2, 1], [1, 2, 1, 2, 1, 1], "weinig_eisen_veel_ruimte"),
        ([3, 2, 3, 2, 3, 2], [2, 1, 3, 2, 3, 2], "midden_eisen_midden_ruimte"),
    ],
)
def test_the_balance_sets_demands_against_room(questionnaire, demand, room, words):
    """Source: facts/tno_model.md, 'Balance': demands on one side, room on the other; by thirds of the scale (own)."""
    rooms = ("r_manier", "r_volgorde", "r_tempo", "r_oplossingen", "r_verlof", "r_werktijden")
    staff = [
        Person(f"p{i}", answers={"k_snel": d, "k_veel": d, **dict.fromkeys(rooms, r)})
        for i, (d, r) in enumerate(zip(demand, room, strict=True))
    ]
    assert show(staff, questionnaire)["balans"] == {"getoond": True, "woorden": words}


def published(demand: float, room: float) -> dict[str, Any]:
    """Scales as a snapshot has them: demands 1..4, room 1..3 (high: little)."""
    return {
        name: {"bereik": ends, "hoog": "ongunstig", "school": {"getoond": True, "gemiddelde": mean}}
        for name, ends, mean in (
            ("kwantitatieve_taakeisen", [1.0, 4.0], demand),
            ("emotionele_belasting", [1.0, 4.0], demand),
            ("regelmogelijkheden", [1.0, 3.0], room),
        )
    }


@pytest.mark.parametrize(
    ("demand", "room", "words"),
    [
        (2.4, 1.9, "midden_eisen_midden_ruimte"),
        (2.6, 2.1, "midden_eisen_midden_ruimte"),  # as 2.4: neither side of the middle says the opposite
        (2.0, 1.6, "weinig_eisen_veel_ruimte"),
        (2.1, 1.7, "midden_eisen_midden_ruimte"),
        (2.9, 2.3, "midden_eisen_midden_ruimte"),
        (3.0, 2.4, "veel_eisen_weinig_ruimte"),
    ],
)
def test_many_demands_begin_at_often_and_little_room_at_two_thirds(demand, room, words):
    """On 1..4 the thirds meet at 2 ('soms') and 3 ('vaak'), on 1..3 at 1.67 and 2.33."""
    assert scores.balance(published(demand, room))["woorden"] == words


def test_opposite_words_of_two_teams_of_ten_are_a_sure_difference():
    """The middle is wider than noise and rounding: bands 10–14, the lowest 'veel' against the highest 'weinig'."""
    for part, low, high in (({"bereik": [1.0, 4.0]}, 2.0, 3.0), ({"bereik": [1.0, 3.0]}, 1.6, 2.4)):
        cells = [{"getoond": True, "n": "10–14", "gemiddelde": mean} for mean in (low, high)]
        found = change.difference(part, *(change.read(part, cell) for cell in cells))
        assert found["oordeel"] == change.HIGHER


def test_every_balance_has_its_sentence():
    for demands, room in itertools.product(("weinig", "midden", "veel"), repeat=2):
        assert f"woord.{demands}_eisen_{room}_ruimte" in wording("results").sentences


def test_energy_is_shared_out_from_ten_answers_and_in_words_below(questionnaire):
    """12 answers on meetings: 7 cost (58 -> 60), 3 neutral (25), 2 give (17 -> 15). Of 8, 5 cost: 'kost_vooral'."""
    many = show(answering("n_vergaderen", [-1] * 7 + [0] * 3 + [1] * 2), questionnaire)
    cell = topic(many, "n_vergaderen")
    assert [cell[side]["procent"] for side in ("kost", "neutraal", "geeft")] == [60, 25, 15]
    assert cell["beeld"] == "kost_vooral"
    few = topic(show(answering("n_vergaderen", [-1] * 5 + [0] * 3), questionnaire), "n_vergaderen")
    assert few == {"getoond": True, "n": "5–9", "beeld": "kost_vooral"}


def test_a_topic_on_which_people_disagree_is_a_subject_for_a_talk(questionnaire):
    """Source: issue of the analysis: where staff disagree most; both sides a quarter (own). 4, 4 and 4 of 12."""
    found = show(answering("n_vergaderen", [-1] * 4 + [0] * 4 + [1] * 4), questionnaire)
    assert topic(found, "n_vergaderen")["beeld"] == "verdeeld"


def test_a_topic_put_to_one_small_group_is_that_group_and_stays_hidden(questionnaire):
    """DESIGN 5.4: a group needs a headcount of 8. Only 'overig' gets n_gebouw, and there are six of them."""
    staff = answering("n_gebouw", [-1, 0, 1, -1, 0, 1], "overig_ondersteunend")
    counts = {"leraar": 14, "overig_ondersteunend": 6}
    assert topic(show(staff, questionnaire, headcounts=counts), "n_gebouw")["getoond"] is False
    counts["overig_ondersteunend"] = 8
    assert topic(show(staff, questionnaire, headcounts=counts), "n_gebouw")["getoond"] is True


def topic(content: dict[str, Any], name: str) -> Any:
    return next(t["cel"] for t in content["energie"] if t["vraag"] == name)


def naming(count: int, first: int, *themes: str, **fields: Any) -> list[Person]:
    mentions = tuple({"theme": theme, **fields} for theme in themes)
    return people(count, first, mentions=mentions)


def listed(content: dict[str, Any], part: str = "kost") -> dict[str, Any]:
    found = content["themas"][part]
    return {entry["thema"]: entry for entry in found["lijst"]} if found["getoond"] else {}


def test_themes_count_people_and_come_in_bands(questionnaire):
    """DESIGN 5.6. Ten wrote: administratie 6, vergaderen 3 (twice by the same), oudercontact 2."""
    staff = [*naming(6, 0, "administratie"), *naming(3, 6, "vergaderen"), *naming(1, 9, "oudercontact")]
    twice = {"theme": "vergaderen", "question": "open_geeft"}
    staff[6] = replace(staff[6], mentions=(*staff[6].mentions, twice, {"theme": "oudercontact"}))
    found = listed(show(staff, questionnaire))
    assert {name: entry["genoemd"]["n"] for name, entry in found.items()} == {
        "administratie": "5–9",
        "vergaderen": "3–4",
    }


@pytest.mark.parametrize(("writers", "shown"), [(7, False), (8, True)])
def test_themes_need_eight_people_who_wrote(questionnaire, writers, shown):
    found = listed(show(naming(writers, 0, "administratie"), questionnaire))
    assert bool(found) is shown


@pytest.mark.parametrize(("people_", "shown"), [(7, False), (8, True)])
def test_a_theme_of_individual_factors_needs_eight_people_and_is_not_split(questionnaire, people_, shown):
    model = world.base().model
    theme = next(t for t in sorted(model.themas) if model.category_of(t) == "individuele_factoren")
    staff = [*naming(people_, 0, theme, size=9), *naming(5, 20, "administratie")]
    found = listed(show(staff, questionnaire))
    assert (theme in found) is shown
    if shown:
        assert found[theme]["omvang"]["getoond"] is False


def test_unconfirmed_themes_are_counted_apart(questionnaire):
    staff = [*naming(5, 0, "administratie"), *naming(3, 5, "administratie", confirmed=False)]
    content = show(staff, questionnaire)
    assert listed(content)["administratie"]["genoemd"]["n"] == "5–9"
    unsure = content["themas"]["onbevestigd"]["kost"]["lijst"]
    assert [(e["thema"], e["genoemd"]["n"]) for e in unsure] == [("administratie", "3–4")]


def test_size_is_a_mean_in_words_and_needs_five_people(questionnaire):
    """Sizes 7, 8, 6, 8, 7: mean 7.2 -> 'groot' (7 or more). Four sizes: hidden."""
    sized = [naming(1, i, "administratie", size=s)[0] for i, s in enumerate([7, 8, 6, 8, 7])]
    more = naming(3, 5, "administratie")
    assert listed(show([*sized, *more], questionnaire))["administratie"]["omvang"]["woorden"] == "groot"
    found = listed(show([*sized[:4], *more, *naming(1, 8, "administratie")], questionnaire))
    assert found["administratie"]["omvang"]["getoond"] is False


def test_a_factor_counts_everyone_once_over_its_published_themes(questionnaire):
    """administratie and rapporten are both 'hoeveelheid_werk': 5 and 5 people, 3 of them the same -> 7 -> '5–9'."""
    staff = [
        *naming(2, 0, "administratie"),
        *naming(3, 2, "administratie", "rapporten"),
        *naming(2, 5, "rapporten"),
        *naming(3, 7, "onderbrekingen"),
    ]
    found = show(staff, questionnaire)["factoren"]["hoeveelheid_werk"]["genoemd"]["kost"]
    assert found == {"getoond": True, "n": "5–9", "woorden": "een_aantal"}


def test_what_is_behind_a_theme_needs_three_people(questionnaire):
    change = world.base().change_model["administratie"]
    first, second = change.achter[0].id, change.achter[1].id
    staff = [
        *naming(3, 0, "administratie", behind=first),
        *naming(2, 3, "administratie", behind=second),
        *naming(3, 5, "administratie"),
    ]
    found = show(staff, questionnaire)["achter"]
    assert found == {
        "administratie": [
            {
                "achter": first,
                "zin": change.achter[0].zin,
                "genoemd": {"getoond": True, "n": "3–4", "woorden": "enkele"},
            }
        ]
    }


def test_measures_follow_from_published_themes_with_votes_above_five(questionnaire):
    """Ten people vote on the best fitting measure: 4 ja (40), and 2 of each of the others (20)."""
    staff = naming(10, 0, "administratie")
    first = show(staff, questionnaire)["maatregelen"][0]
    assert first["stemmen"] == {"getoond": False, "reden": "te_weinig"}
    assert {reason["thema"] for reason in first["redenen"]} == {"administratie"}

    def told(*votes: str) -> Any:
        voting = [replace(p, votes={first["maatregel"]: v}) for p, v in zip(staff, votes, strict=True)]
        return show(voting, questionnaire)["maatregelen"][0]["stemmen"]

    found = told(*["ja"] * 4, *["misschien", "nee", "doen_we_al"] * 2)
    assert (found["n"], found["beeld"]) == ("10–14", "verdeeld")
    assert (found["ja"]["procent"], found["misschien"]["procent"]) == (40, 20)
    found = told(*["ja"] * 6, *["misschien"] * 3, "nee")
    assert found == {"getoond": True, "n": "10–14", "beeld": "vooral_ja"}  # one share would tell the others


def test_without_published_themes_no_measure_is_suggested(questionnaire):
    assert show(naming(7, 0, "administratie"), questionnaire)["maatregelen"] == []


@pytest.mark.parametrize(
    ("count", "band", "part"),
    [(5, "5–9", "kwart_tot_helft"), (10, "10–14", "helft_tot_driekwart"), (15, "15–19", "driekwart_of_meer")],
)
def test_response_is_a_band_and_a_part_of_the_team(questionnaire, count, band, part):
    """Team of 20: 5 is a quarter, 10 half, 15 three quarters."""
    content = show(answering("c_rol", [3] * count), questionnaire)
    assert content["respons"] == {"band": band, "deel": {"getoond": True, "woorden": part}}


def test_someone_who_answered_nothing_about_the_work_is_no_respondent(questionnaire):
    staff = [*answering("c_rol", [3] * 5), Person("p9", answers={}), Person("p10")]
    assert show(staff, questionnaire)["respons"]["band"] == "5–9"
