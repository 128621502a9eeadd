"""False accepts against collateral for the points of a sweep."""

import polars

from ishaken.plots.provenance import origin
from ishaken.plots.response_surface import response
from ishaken.plots.style import empty_figure, framed
from ishaken.plots.trade_off import SPOOFED, TITLE, drawn


def sweep_trade_off(sweep):
    """Draws a point for each point of the design, with intervals over seeds, and the line of those that none beats."""
    parameters = list(sweep.parameters)
    sides = {"through": "false_accept_share", "collateral": "collateral_reject_share"}
    tables = [
        response(sweep, metric, parameters)
        .rename({"mean": name, "low": f"{name}_low", "high": f"{name}_high"})
        .drop("n")
        for name, metric in sides.items()
    ]
    points = tables[0].join(tables[1], on=parameters).drop_nulls(["through", "collateral"])
    if points.is_empty():
        return empty_figure(TITLE, "No run of this sweep measured both false accepts and collateral.", origin(sweep))
    label = polars.concat_str(*[polars.col(each).cast(polars.String) for each in parameters], separator=" · ")
    points = points.head(300).with_columns(label=label).drop(parameters)
    return framed(
        drawn(points, SPOOFED, front=True),
        TITLE,
        [f"a point for each value of {', '.join(parameters)}; intervals over seeds"],
        origin(sweep),
    )
