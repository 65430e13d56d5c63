"""Replies to the themes that were heard, in dialect, with names of the work floor, and with more than one of them."""

from dataclasses import replace

import pytest

from actions.theme_names import ThemeNames
from actions.theme_parts import only_names, spoken, told_names
from tests.actions.conversation import Conversation, load_base

HEARD = {
    "kost": ("groepsplannen", "klassengrootte"),
    "geeft": ("steun_collegas_en_sfeer", "oudercontact"),
}
ALSO = {"kost": ("administratie", "onderbrekingen"), "geeft": ("ondersteuning_in_de_klas", "autonomie")}


def heard(way="kost"):
    """Two themes were heard, and two more are on the chips."""
    talk = Conversation().start().until(f"open_{way}.themas")
    question = f"open_{way}"
    talk.state = replace(
        talk.state,
        found={**talk.state.found, question: HEARD[way] + ALSO[way]},
        claimed={**talk.state.claimed, question: 2},
    )
    return talk


def on_offer(talk, way="kost"):
    """Themes that are asked about, and all that may be shown beside these."""
    found, many = talk.state.found[f"open_{way}"], talk.state.claimed[f"open_{way}"]
    return found[:many], found[many:]


@pytest.mark.parametrize("way", ["kost", "geeft"])
@pytest.mark.parametrize(
    "text",
    [
        "klopt joa",
        "ja zo klopt ut",
        "jao da klupt",
        "klopt hoor, dank je wel",
        "ja prima zo, ga maar door",
        "jazeker, dank u",
        "tis goed zo",
        "klopt wel jong",
        "Dat is juist weergegeven.",
        "Dat heeft u goed begrepen.",
        "ja da hedde goe gezien",
        "inderdaad, volgende vraag",
        "klopt, fijn weekend",
        "jep, next",
        "klopt als een zwerende vinger",
        "joa, zeker wel",
        "klopt, doe maar. Waar is de groepsapp?",
        "Ja hoor, dat klopt. Wie leest dit?",
        "klopt. hoelang duurt dit nog?",
        "ja. ziet mijn directeur dit ook?",
    ],
)
def test_a_yes_with_dialect_manners_or_a_question_adds_nothing(text, way):
    talk = heard(way)
    replies = talk.say(text)
    assert talk.state.themes[f"open_{way}"] == HEARD[way]
    assert ("nog niet beantwoord" in replies[0].text) is text.endswith("?")


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("klopt, maar administratie en onderbrekingen erbij", "administratie onderbrekingen"),
        ("ja maar ook administratie en die ouders appjes erbij", "administratie oudercontact"),
        ("ja, en autonomie", "autonomie"),
        ("klopt maar ook de ouders, de administratie en de extra handen", "oudercontact administratie ondersteuning_in_de_klas"),
        ("ja en ook parnassys", "administratie"),
        ("voeg ouders toe", "oudercontact"),
        ("en de nieuwe collega's nog", "begeleiding_nieuwe_collegas"),
        ("ja en de invallers ook", "vervanging_en_verzuim"),
        ("klopt, de oudersapp hoort er ook bij", "oudercontact"),
        ("da klopt, maar ok ouwers en da gestoor", "oudercontact onderbrekingen"),
        ("Ten dele; voegt u samenwerken met collega's toe, en contact met ouders.", "samenwerken_collegas oudercontact"),
        ("klopt, maar dat van de administratie moet er ook bij", "administratie"),
        ("ja. En ook zelf bepalen en sfeer", "autonomie steun_collegas_en_sfeer"),
        ("ja, vooral de groepsgrootte", ""),
    ],
)  # fmt: skip
def test_yes_with_names_adds_these_and_no_other(text, added):
    talk = heard()
    talk.say(text)
    assert talk.state.themes["open_kost"] == (*HEARD["kost"], *added.split())


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("onderbrekingen", "onderbrekingen"),  # a slip away from the command 'onderbreken'
        ("extra handen", "ondersteuning_in_de_klas"),
        ("nieuwe dingen en onderbrekingen", "onderwijsvernieuwing onderbrekingen"),
        ("autonomie, ouders en sfeer. klaar", "autonomie oudercontact steun_collegas_en_sfeer"),
        ("nee, ouders en ict", "oudercontact ict"),
        ("Nee, in hoofdzaak de ouders en de autonomie, daarnaast ook ict.", "oudercontact autonomie ict"),
        ("nee het gaat om administratie", "administratie"),
        ("grootte vd groep", "klassengrootte"),
        ("ja behalve de groepsgrootte", "groepsplannen"),
        ("klopt, maar zonder groepsplannen", "klassengrootte"),
    ],
)
def test_names_alone_choose_these(text, chosen):
    talk = heard()
    talk.say(text)
    assert talk.state.themes["open_kost"] == tuple(chosen.split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("nee groepsplannen niet", "klassengrootte"),
        ("groepsplannen niet hoor", "klassengrootte"),
        ("nee gin groepsplannen", "klassengrootte"),
        ("groepsplannen? nee", "klassengrootte"),
        ("groepsplannen? nee, ouders", "klassengrootte oudercontact"),
        ("haal groepsplannen weg", "klassengrootte"),
        ("lessen? nee man ik geef gin les. da gestoor en alles alleen", "onderbrekingen"),
        ("groepsplannen? nee, da gestoor en alles alleen", "klassengrootte onderbrekingen"),
        ("nee, de groepsgrootte niet", "groepsplannen"),
        ("nee extra handen nie, da kost juust", "groepsplannen klassengrootte"),
        ("nee administratie niet", "groepsplannen klassengrootte"),
        ("nee hoor groepsplannen geven mij juist energie", "klassengrootte"),
        ("ict of ouders", "groepsplannen klassengrootte"),
        ("leerlingen", "groepsplannen klassengrootte"),
        ("klopt, maar de groepsapp moet er ook bij", "groepsplannen klassengrootte"),
        ("klopt en dan nog leerlingen", "groepsplannen klassengrootte"),
        ("vergaderen met ouders kost bergen tijd", "vergaderen oudercontact"),
    ],
)
def test_what_is_taken_away_goes_alone_and_what_is_in_doubt_is_asked(text, left):
    talk = heard()
    [reply] = talk.say(text)
    assert (reply.act, on_offer(talk)[0]) == ("bevestig_themas", tuple(left.split()))


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("leerlingen", {"leerlingen_leren", "leerlingen_gedrag"}),
        ("ict of ouders", {"ict", "oudercontact"}),
        (
            "klopt, maar de groepsapp moet er ook bij",
            {"cognitieve_belasting", "oudercontact", "werk_prive_balans"},
        ),
    ],
)
def test_themes_that_share_a_name_stand_on_the_chips(text, chips):
    talk = heard()
    [reply] = talk.say(text)
    assert chips.issubset({button.value for button in reply.buttons})


@pytest.mark.parametrize("first", ["nee, de groepsplannen niet", "groepsplannen? nee, ict"])
def test_what_was_refused_is_not_offered_again_until_it_is_named(first):
    talk = heard()
    talk.say(first)
    for text in ("nee", "iets met formulieren en rapporten die blijven liggen", "nee", "iets anders"):
        talk.say(text)
        assert "groepsplannen" not in {button.value for button in talk.last.replies[-1].buttons}
    talk.say("toch groepsplannen")
    assert talk.state.themes["open_kost"] == ("groepsplannen",)


@pytest.mark.parametrize("text", ["dat klopt nie", "klopt niet", "nee joh", "neu"])
def test_no_shows_others_than_those_heard(text):
    talk = heard()
    [reply] = talk.say(text)
    assert not {button.value for button in reply.buttons} & set(HEARD["kost"])
    assert "open_kost" not in talk.state.themes


def test_what_seldom_gives_energy_is_not_offered_there_unasked():
    base = load_base().model.themas
    talk = heard("geeft")
    talk.say("het zit in iets heel anders met gedoe")
    shown = [button.value for button in talk.last.replies[-1].buttons if button.value in base]
    assert shown
    assert all(base[theme].vanzelf_bij in (None, "geeft") for theme in shown)


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("de vergaderingen, de ouders en de administratie", "vergaderen oudercontact administratie"),
        ("onderbrekingen", "onderbrekingen"),
        ("autonomie", "autonomie"),
        ("lln", ""),  # more themes have that name
        ("de ouders die steeds bellen", ""),
        ("niet de ouders", ""),
        ("ouders?", ""),
        ("ik moet te veel", ""),
    ],
)
def test_an_answer_of_names_alone_is_these(text, themes):
    names = ThemeNames(load_base().model.themas, "kost")
    assert only_names(spoken(text, load_base().spelling), names) == tuple(themes.split())


def test_a_long_answer_gives_what_it_names_and_does_not_deny():
    names = ThemeNames(load_base().model.themas, "kost")
    text = "het zoeken naar invallers en de administratie, maar niet de ouders, en er zijn geen handen"
    assert told_names(text, names) == ("vervanging_en_verzuim", "administratie", "ondersteuning_in_de_klas")


@pytest.mark.parametrize("way", ["kost", "geeft"])
def test_no_button_has_a_name_of_another_theme(way):
    themes = load_base().model.themas
    names = ThemeNames(themes, way)
    assert {theme: names.whole(about.kort) for theme, about in themes.items()} == {
        theme: (theme,) for theme in themes
    }
