"""Typed text beside a list: which option is meant, or none of them."""

import pytest

from actions.words import asks_again, chooses_none, leaves_out, point, told
from knowledge.scales import Option

TOPICS = [
    Option(waarde="oudercontact", label="Contact met ouders"),
    Option(waarde="toetsen_en_nakijken", label="Toetsen en nakijken"),
    Option(waarde="werk_prive_balans", label="Werk en privé"),
]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2", "toetsen_en_nakijken"),
        ("het nakijken natuurlijk", "toetsen_en_nakijken"),
        ("die toets", "toetsen_en_nakijken"),
        ("Ouders!!", "oudercontact"),
        ("de tweede denk ik", "toetsen_en_nakijken"),
        ("de laatste", "werk_prive_balans"),
        ("ouders en het nakijken", None),
        ("niet de ouders", None),
        ("wat bedoel je met nakijken", None),
        ("is dat met ouders?", None),
        ("de vierde", None),
        ("sinds vorig jaar doen we met de hele bouw het nakijken samen", None),
        ("iets heel anders", None),
        ("", None),
    ],
)
def test_the_option_meant(text: str, meant: str | None) -> None:
    assert point(text, TOPICS) == meant


CAUSES = [
    Option(waarde="handen", label="Er zijn geen extra handen in de klas"),
    Option(waarde="uren", label="Het past niet in de uren die ervoor staan"),
    Option(waarde="ouders", label="Ouders vragen veel"),
]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("gewoon geen handen", "handen"),
        ("past niet in mijn uren", "uren"),
        ("niet de ouders", None),
        ("geen ouders", None),
    ],
)
def test_a_denial_counts_where_the_option_has_it_too(text: str, meant: str | None) -> None:
    assert point(text, CAUSES) == meant


@pytest.mark.parametrize("text", ["allemaal even erg", "ze zijn even zwaar", "weet niet", "alle drie"])
def test_all_alike_chooses_none(text: str) -> None:
    assert chooses_none(text)


@pytest.mark.parametrize("text", ["het nakijken", "wat ze allemaal van ons vragen zonder dat iemand vraagt"])
def test_something_else_does_not(text: str) -> None:
    assert not chooses_none(text)


def test_labels_that_are_said_whole_and_what_is_left() -> None:
    assert told("werk en privé en nog wat, en contact met ouders", TOPICS) == (
        ["werk_prive_balans", "oudercontact"],
        ["en", "nog", "wat", "en"],
    )


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("kan je die vraag nog een keer stellen", True),
        ("Kun je de vraag herhalen?", True),
        ("wat was de vraag ook alweer", True),
        ("stel de vraag nog eens", True),
        ("nog een keer", True),
        ("steeds opnieuw", False),
        ("nog een keer alles nakijken", False),
        ("elk jaar de vraag of het nog een keer kan", False),
    ],
)
def test_who_asks_for_the_question_once_more(text: str, asks: bool) -> None:
    assert asks_again(text) == asks


@pytest.mark.parametrize(
    ("text", "skips"),
    [
        ("ik ben zestig ik hoef niks meer te leren sla maar over", True),
        ("Sla deze wijsheid maar even over", True),
        ("pff, sla deze maar even over", True),
        ("te ingewikkeld, deze sla ik over", True),
        ("weet niet, liever overslaan", True),
        ("mijn pauze sla ik over", False),
        ("ik sla vaak de pauze over", False),
        ("de kinderen gaan naar de volgende vraag", False),
    ],
)
def test_a_sentence_that_ends_in_leaving_out_the_question(text: str, skips: bool) -> None:
    assert leaves_out(text) == skips
