"""Four figures of one run side by side: trust, trade-off, reputation or exposure, and control load."""

import altair as alt

from ishaken.plots.control_load import control_load
from ishaken.plots.exposure import exposure, figures, windows
from ishaken.plots.provenance import origin
from ishaken.plots.reputation import reputation
from ishaken.plots.style import as_panel, framed
from ishaken.plots.trade_off import of_countries, trade_off
from ishaken.plots.trust_matrix import trust_matrix
from ishaken.plots.verified_share import verified_share

APART = dict.fromkeys(("color", "shape", "x", "y"), "independent")


def overview(run):
    """Draws the figures.

    The second is verified_share without spoofed calls, the third is about reputation if a country reviews.
    """
    second = verified_share(run) if of_countries(run)[0].is_empty() else trade_off(run)
    events = not (windows(run).is_empty() and figures(run).is_empty())
    third = reputation(run) if len(run.reputation) else exposure(run) if events else None
    panels = [trust_matrix(run), second, *([third] if third else []), control_load(run)]
    panels = [as_panel(each) for each in panels]
    lines = [alt.hconcat(*panels[at : at + 2], spacing=50).resolve_scale(**APART) for at in range(0, len(panels), 2)]
    chart = alt.vconcat(*lines, spacing=45).resolve_scale(**APART)
    return framed(chart, run.name, [], origin(run))
