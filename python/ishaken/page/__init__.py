"""A page as one file that needs nothing else: styles, scripts and figures are in it, and it may load nothing.

Scenarios may come from anybody. Every text is escaped by the template; data for scripts is JSON without "<"; and the
content security policy names the scripts by their hashes, so that no other one runs, and allows no connection at all.
"""

import base64
import functools
import hashlib
import io
import json
from importlib import resources

import jinja2
import markupsafe
import vl_convert

from ishaken import _core


def page(*, title: str, what: str, origin: str, figures: dict, **content) -> str:
    """The page with these figures (name -> Altair chart); `content` as templates/page.html reads it."""
    scripts = [_vega(), _file("draw.js")]
    template = jinja2.Environment(autoescape=True, undefined=jinja2.ChainableUndefined).from_string(_file("page.html"))
    return template.render(
        title=title,
        what=what,
        origin=origin,
        version=_core.version,
        policy=_policy(scripts),
        style=markupsafe.Markup(_file("style.css")),
        scripts=[markupsafe.Markup(each) for each in scripts],
        specifications=markupsafe.Markup(_for_script({name: chart.to_dict() for name, chart in figures.items()})),
        figures=[{"name": name, "image": _image(chart), "alt": _told(chart)} for name, chart in figures.items()],
        **content,
    )


def figure_page(chart) -> str:
    """A page of one figure."""
    *_, origin = chart.title.subtitle
    return page(title=_text(chart.title.text), what="figure", origin=origin, figures={"figure": chart})


def _policy(scripts: list[str]) -> str:
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts
    )
    # Vega makes functions of the expressions in a figure, which are all ours.
    allowed = f"script-src 'unsafe-eval' {hashes}; style-src 'unsafe-inline'; img-src data:"
    return f"default-src 'none'; {allowed}; connect-src 'none'; base-uri 'none'; form-action 'none'"


def _for_script(value) -> str:
    """JSON that does not end the script that it stands in."""
    return json.dumps(value, allow_nan=False).replace("<", "\\u003c")


@functools.cache
def _vega() -> str:
    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return bundle.replace("</script", "<\\/script").replace("<!--", "<\\!--")


@functools.cache
def _file(name: str) -> str:
    return (resources.files("ishaken.page") / "templates" / name).read_text(encoding="utf-8")


def _image(chart) -> str:
    text = io.StringIO()
    chart.save(text, format="svg")
    return "data:image/svg+xml;base64," + base64.b64encode(text.getvalue().encode()).decode()


def _told(chart) -> str:
    """What a reader who cannot see the figure is told: its title, and how it is read."""
    subtitle = chart.title.subtitle if isinstance(chart.title.subtitle, list) else []
    return ". ".join([_text(chart.title.text), *subtitle[:-1]])


def _text(title) -> str:
    return " ".join(title) if isinstance(title, list) else str(title)
