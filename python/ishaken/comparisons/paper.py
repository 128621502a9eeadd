"""A comparison as a table for a page (HTML) or a paper (LaTeX)."""

import polars
from great_tables import GT

from ishaken.comparisons.effects import Effects
from ishaken.comparisons.wording import HEADINGS, MINUS, NONE, provenance, remarks, table_lines, title

ID = "ishaken-comparison"  # without one, the table gets another at every call


def great_table(comparison: Effects) -> GT:
    """Returns the table of a comparison as a great_tables.GT."""
    several = len(comparison.sides) > 2
    first, other = comparison.sides[0], "other" if several else comparison.sides[1]
    columns = ["side", *HEADINGS] if several else list(HEADINGS)
    rows = [{column: getattr(line, column) for column in columns} for line in table_lines(comparison)]
    table = (
        GT(polars.DataFrame(rows, dict.fromkeys(columns, polars.String)), rowname_col="metric", groupname_col="side" if several else None, id=ID)
        .tab_header(title(comparison))
        .cols_label(**{**HEADINGS, "first": first, "other": other})
        .cols_align("right", [each for each in HEADINGS if each not in ("metric", "real")])
        .cols_align("left", ["real"])
        .tab_spanner("mean", ["first", "other"])
        .tab_spanner("difference", ["effect", "interval", "bootstrap"])
        .cols_label(effect="mean")
    )
    for each in [*remarks(comparison), provenance(comparison)]:
        table = table.tab_source_note(each)
    return table


def html(comparison: Effects, page: bool = False) -> str:
    """Returns the table as a part of a page, or as a whole page, with nothing to load."""
    return great_table(comparison).as_raw_html(make_page=page)


def latex(comparison: Effects) -> str:
    """Returns the table as LaTeX, with dashes that every LaTeX knows."""
    return great_table(comparison).as_latex().replace(MINUS, "$-$").replace(NONE, "--")
