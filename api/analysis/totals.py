"""Totals over several schools from their published figures only, in pandas: what `api.store.figures` does in
SQL.

A total is shown from three schools and ten respondents on; nothing enters it that was not published for a
school, so that taking one total off another gives published figures at most.
"""

import pandas as pd

from api import disclosure
from api.analysis.figures import MIDDLE

SCHOOLS, RESPONDENTS = 3, 10


def totals(rows: pd.DataFrame) -> pd.DataFrame:
    """Per name: value (mean weighted by the middle of the bands), schools and waves; only what may be shown.

    `rows`: school, wave, name, value, weight (see Figure). Means to 0.1 and shares to 5 %, in order of name.
    """
    rows = rows.assign(product=rows["value"] * rows["weight"], least=rows["weight"] - MIDDLE)
    by_name = rows.groupby("name")
    table = pd.DataFrame(
        {
            "value": by_name["product"].sum() / by_name["weight"].sum(),
            "schools": by_name["school"].nunique(),
            "waves": by_name["wave"].nunique(),
            "respondents": by_name["least"].sum(),
        }
    )
    table = table[(table["schools"] >= SCHOOLS) & (table["respondents"] >= RESPONDENTS)].sort_index()
    value = [rounded(str(name), float(mean)) for name, mean in table["value"].items()]
    return table.assign(value=value)


def rounded(name: str, value: float) -> float:
    """A mean to 0.1, a share to 5 %, a number of people to whole ones."""
    if name.startswith("energie."):
        return disclosure.to_step(value, disclosure.SHARE_STEP)
    return disclosure.to_step(value, disclosure.SCHOOL_STEP if name.startswith("schaal.") else 1)
