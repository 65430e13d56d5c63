"""The content holds together; every rule of knowledge.check is shown to fail on content that breaks it."""

import shutil

import pytest
import yaml

from knowledge.base import ROOT, load
from knowledge.check import check
from knowledge.errors import ContentError


def test_the_content_has_no_problems():
    assert [str(problem) for problem in check()] == []


def test_the_label_set_is_whole():
    model = load().model
    assert (len(model.categorieen), len(model.factoren), len(model.themas)) == (6, 32, 51)


@pytest.fixture
def copy(tmp_path):
    target = tmp_path / "knowledge"
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns("*.py", "__pycache__", "names"))
    return target


def change(path, **values):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data.update(values)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def first(folder):
    return sorted(folder.glob("*.yml"))[0]


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("titel", None, "hier hoort tekst"),
        ("titel", "x" * 61, "te lang"),
        ("geld", "veel", "kies uit"),
        ("niveau", [], "minstens 1"),
        ("kleur", "rood", "bestaat niet"),
        ("overlapt", ["bestaat_niet"], "bestaat niet"),
        ("werkt_via", [{"element": "nergens", "sterkte": 2, "reden": "x"}], "bestaat niet"),
        ("werkt_via", [{"element": "nergens", "sterkte": 9, "reden": "x"}], "te groot"),
    ],
)
def test_a_mistake_in_a_measure_names_file_field_and_way_out(copy, field, value, says):
    path = first(copy / "measures")
    change(path, **{field: value})
    problems = check(copy)
    mine = [p for p in problems if p.file == f"measures/{path.name}" and p.field.startswith(field)]
    assert mine
    assert any(says in p.what for p in mine)


def test_all_mistakes_come_at_once(copy):
    names = sorted((copy / "measures").glob("*.yml"))[:3]
    for path in names:
        change(path, geld="veel")
    assert {p.file for p in check(copy)} >= {f"measures/{path.name}" for path in names}


def test_a_theme_without_measures_is_named(copy):
    for path in (copy / "measures").glob("*.yml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        works = [w for w in data["werkt_via"] if not w["element"].startswith("rapporten_")]
        if not works:
            path.unlink()
        else:
            change(path, werkt_via=works, overlapt=[], botst_met=[])
    for path in (copy / "measures").glob("*.yml"):
        change(path, overlapt=[], botst_met=[])
    said = [p.what for p in check(copy) if p.file == "change_model/rapporten.yml"]
    assert any("maatregelen; het horen" in what for what in said)
    assert any("geen maatregel bevat dit element" in what for what in said)


def test_broken_yaml_names_the_line(copy):
    path = first(copy / "measures")
    path.write_text("id: [\n", encoding="utf-8")
    assert any("regel" in p.what for p in check(copy) if p.file == f"measures/{path.name}")


def test_a_missing_change_model_is_an_error(copy):
    (copy / "change_model" / "ict.yml").unlink()
    with pytest.raises(ContentError):
        load(copy)


def test_a_measure_is_never_called_proven(copy):
    path = first(copy / "measures")
    change(path, wat="Dit is bewezen goed.")
    assert any("niet bewezen" in p.what for p in check(copy))
