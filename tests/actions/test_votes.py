"""What people say of a measure: yes, perhaps, no, or that it is done already."""

import pytest

from actions.interpret import interpret


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("Daar zie ik zeker iets in.", "ja"),
        ("Lijkt me enig!", "ja"),
        ("zeer zeker", "ja"),
        ("zou mooi wezen", "ja"),
        ("daar sta ik voor open", "ja"),
        ("zou lucht geven denk ik", "ja"),
        ("Financieel onhaalbaar.", "nee"),
        ("daar is geen geld voor", "nee"),
        ("Daar ontbreken de middelen voor.", "nee"),
        ("lijkt me gedoe eigenlijk", "nee"),
        ("niks voor mij", "nee"),
        ("zie ik weinig in", "nee"),
        ("voor de leerkrachten wel, voor mij weinig", "misschien"),
        ("Voor anderen wel, voor mij niet", "misschien"),
        ("daar moet ik nog over nadenken", "misschien"),
        ("dat hebben we al", "doen_we_al"),
        ("Dat hebben wij reeds ingericht.", "doen_we_al"),
        ("dat probeer ik al", "doen_we_al"),
        ("daar zijn we al mee begonnen", "doen_we_al"),
        # each of these says more than one thing, or takes back what it begins with
        ("zou mooi zijn maar geen geld voor", None),
        ("Zeer zeker, mits het team het draagt.", None),
        ("ja, maar te veel gedoe", None),
        ("daar zie ik niet veel in", None),
        ("ik ben geen voorstander", None),
        ("zijn we nog niet mee begonnen", None),
        ("dat hebben we al gehad", None),
        ("is daar geld voor?", None),
    ],
)
def test_a_vote_in_other_words_counts_where_it_says_one_thing(text, vote):
    assert interpret(text, "stem") == vote
