"""The style of all figures, and colours that have the same meaning everywhere.

Blue is honest and verified, vermilion unwanted and accepted, grey an action from outside.
"""

import altair as alt

# Okabe and Ito (2008), Color Universal Design: told apart with every kind of colour blindness.
BLUE, VERMILION, GREEN, ORANGE = "#0072b2", "#d55e00", "#009e73", "#e69f00"
SKY, PURPLE, YELLOW, GREY = "#56b4e9", "#cc79a7", "#bfa800", "#8a8f94"
CATEGORIES = [BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION, YELLOW]
INK, SOFT, LINE, FAULT = "#1c2126", "#5b6570", "#d8dde2", "#9aa3ab"

# Colours of shares from 0 to 1, light to dark, so that they also print in grey.
HONEST_RAMP = ["#e2e7ec", "#bcd5e9", "#7fb2d6", "#2f7fb8", "#0b4f86", "#06294d"]
UNWANTED_RAMP = ["#ece7e2", "#fbd3b3", "#f3a068", "#d55e00", "#9a3f00", "#5a2400"]

FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
WIDTH, HEIGHT = 620, 260
MOST_ROWS = 5_000  # in the data of one figure


def theme() -> alt.Config:
    """Returns the configuration of all charts."""
    return alt.Config(
        font=FONT,
        background="white",
        padding=12,
        title=alt.TitleConfig(
            anchor="start",
            frame="bounds",
            fontSize=15,
            fontWeight=600,
            color=INK,
            offset=14,
            subtitleFontSize=11,
            subtitleColor=SOFT,
            subtitlePadding=4,
            subtitleLineHeight=15,
        ),
        axis=alt.AxisConfig(
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight="normal",
            labelColor=INK,
            titleColor=SOFT,
            gridColor="#eceff2",
            domainColor=LINE,
            tickColor=LINE,
            titlePadding=8,
            labelLimit=220,
        ),
        header=alt.HeaderConfig(labelFontSize=11, labelColor=INK, titleFontSize=11, titleColor=SOFT, labelPadding=6),
        legend=alt.LegendConfig(
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight="normal",
            labelColor=INK,
            titleColor=SOFT,
            labelLimit=260,
            symbolStrokeWidth=2,
            gradientLength=140,
        ),
        view=alt.ViewConfig(stroke=None, continuousWidth=WIDTH, continuousHeight=HEIGHT),
        range=alt.RangeConfig(category=CATEGORIES),
        line=alt.LineConfig(strokeWidth=1.8),
        text=alt.MarkConfig(fontSize=11, color=INK),
    )


def framed(chart, title: str, notes: str | list[str], origin: str):
    """Returns a chart with title, notes on how to read it, and provenance, so that it is complete by itself."""
    lines = [notes] if isinstance(notes, str) else notes
    return chart.properties(title=alt.Title(title, subtitle=[*lines, origin])).configure(**theme().to_dict())


def as_panel(figure):
    """Returns a figure without provenance, as a part of another that states it."""
    part = figure.copy()
    part.config = alt.Undefined
    part.title = alt.Title(part.title.text, subtitle=part.title.subtitle[:-1], fontSize=13)
    return part


def empty_figure(title: str, why: str, origin: str):
    """Returns a figure that says why there is nothing to draw."""
    chart = (
        alt.Chart(alt.Data(values=[{"why": why}]))
        .mark_text(color=SOFT, fontSize=12)
        .encode(text="why:N")
        .properties(width=WIDTH, height=90, view=alt.ViewBackground(stroke=LINE, cornerRadius=4))
    )
    return framed(chart, title, [], origin)


def rows(frame) -> alt.Data:
    """Returns the rows of a polars frame as data of a chart. Raises ValueError if they are too many."""
    if len(frame) > MOST_ROWS:
        raise ValueError(f"{len(frame)} rows are too many for a figure; aggregate them to {MOST_ROWS} at most")
    return alt.Data(values=frame.to_dicts())


def label_size(step: float) -> float:
    """Returns the font size of the labels beside matrix cells of `step` pixels."""
    return 11 if step >= 14 else 8.5


def share_scale(ramp: list[str]) -> alt.Scale:
    """Returns a colour scale for shares from 0 to 1."""
    return alt.Scale(domain=[0, 1], range=ramp, interpolate="lab", clamp=True)
