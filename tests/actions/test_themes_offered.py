"""Long texts about several subjects: what is claimed of the whole and of its parts, and what is offered beside it."""

import pytest

from actions.talk import NEAR
from actions.themes import FLOOR, NONE, ThemeModel, decide, parts

LONG = {
    "Na elk gesprek moet ik een verslag maken en in drie systemen zetten. De wifi valt steeds uit tijdens de les. "
    "Ouders appen me tot laat in de avond. En als er iemand ziek is, krijg ik er weer een halve klas bij.": (
        "administratie ict oudercontact vervanging_en_verzuim"
    ),
    "Er zijn drie kinderen die met stoelen gooien. De groep is met 31 kinderen gewoon te groot. Op woensdag "
    "vergaderen we tot half zes. Daarna moet ik nog toetsen nakijken en dat doe ik dan op de bank thuis.": (
        "leerlingen_gedrag klassengrootte vergaderen toetsen_en_nakijken"
    ),
    "De rapporten moeten volgende week af en ik ben pas halverwege. Intussen is er de kerstviering, waar ik alles "
    "voor moet regelen. Mijn pauze schiet er elke dag bij in. En niemand in de directie zegt een keer dankjewel.": (
        "rapporten feesten_en_vieringen herstel_en_pauze waardering"
    ),
    "We zijn weer begonnen met een nieuwe methode, de derde in twee jaar. Mijn duo en ik dragen slecht over. "
    "Het lokaal is in de zomer dertig graden. Ik kan ook moeilijk nee zeggen, dus alles komt bij mij terecht.": (
        "onderwijsvernieuwing overdracht gebouw_en_middelen grenzen_en_perfectionisme"
    ),
    "Iedereen loopt de hele dag binnen met vragen. De onderwijsassistent is wegbezuinigd en dat merk ik. Verder "
    "heb ik vijf niveaus in een groep. De inspectie komt en dan moet alles ineens op papier staan.": (
        "onderbrekingen ondersteuning_in_de_klas differentieren verantwoording_en_eisen"
    ),
    "Ik slaap slecht omdat ik pieker over een leerling die thuis niet veilig is. Overleg met jeugdzorg loopt al "
    "maanden. Er worden besluiten genomen waar wij niets over te zeggen hebben. De sfeer in het team is daardoor "
    "om te snijden.": "emotionele_betrokkenheid externe_partijen inspraak steun_collegas_en_sfeer",
}


@pytest.fixture(scope="module")
def model():
    return ThemeModel.load()


def test_of_a_long_text_more_of_what_is_meant_is_claimed_and_on_the_chips(model):
    right = wrong = 0
    found = {"whole": 0, "by part": 0}
    for text, wanted in LONG.items():
        whole = decide(model.pipeline(text).cats, model.thresholds, "kost")
        read = model.read_parts(text, "kost")
        claimed = {item.id for item in read.themes}
        assert claimed >= {item.id for item in whole.themes}
        right += len(claimed & set(wanted.split()))
        wrong += len(claimed - set(wanted.split()))
        for name, reading in (("whole", whole), ("by part", read)):
            shown = {item.id for item in reading.candidates[: len(reading.themes) + NEAR]}
            found[name] += len(shown & set(wanted.split()))
    assert found["by part"] > found["whole"]
    assert (right >= 20, wrong <= 5) == (True, True)  # of 24


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("de wifi ligt er weer uit", 0),
        ("De wifi ligt er weer uit. Ja.", 0),
        ("De wifi ligt er weer uit. En de ouders bellen steeds.", 2),
        ("te veel werk!\nde ouders bellen steeds\nik vergader elke week", 2),
        ("Dat is 8.5 uur per dag, te veel", 0),
        ("Steeds weer die ouders... en dan ook nog vergaderen", 2),
        ("de ouders bellen elke dag, de klas is veel te vol en ik vergader elke week", 3),
        ("ouders, ict en vergaderen", 0),
        ("", 0),
        ("vijf woorden staan er hier. " * 40, 20),
    ],
)
def test_a_text_is_looked_at_by_its_parts_where_it_has_more_than_one(text, count):
    assert len(parts(text)) == count


THRESHOLDS = {FLOOR: 0.2, "a": 0.5, "b": 0.5, "c": 0.5, "d": 0.9}


@pytest.mark.parametrize(
    ("whole", "parts", "claimed", "order"),
    [
        ((0.8, 0.1, 0.05, 0.0), [], "a", "abcd"),
        ((0.8, 0.1, 0.05, 0.0), [(0.1, 0.1, 0.6, 0.0)], "a", "acbd"),
        ((0.8, 0.1, 0.05, 0.0), [(0.1, 0.1, 0.6, 0.0), (0.0, 0.0, 0.1, 0.7)], "a", "adcb"),
        ((0.8, 0.6, 0.05, 0.0), [(0.1, 0.1, 0.99, 0.0)], "ab", "abcd"),
        ((0.1, 0.1, 0.05, 0.0), [(0.9, 0.1, 0.1, 0.0)], "", "abcd"),
        ((0.8, 0.1, 0.05, 0.0), [(0.1, 0.1, 0.95, 0.0)] * 2, "a", "acbd"),
        ((0.8, 0.1, 0.05, 0.0), [(0.1, 0.1, 0.95, 0.0)] * 3, "ac", "acbd"),
        ((0.8, 0.1, 0.05, 0.0), [(0.1, 0.1, 0.85, 0.0)] * 3, "a", "acbd"),
        ((0.1, 0.1, 0.05, 0.0), [(0.1, 0.1, 0.9, 0.0)], "", "cabd"),
    ],
)
def test_a_part_orders_what_is_offered_and_of_many_a_sure_one_claims(whole, parts, claimed, order):
    scores = [{NONE: 0.0, **dict(zip("abcd", row, strict=True))} for row in (whole, *parts)]
    reading = decide(scores[0], THRESHOLDS, "kost", scores[1:])
    assert "".join(item.id for item in reading.themes) == claimed
    assert "".join(item.id for item in reading.candidates) == order
