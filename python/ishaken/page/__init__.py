"""A page as one HTML file: styles, scripts and figures are in it, and it may load nothing.

Scenarios may come from anybody. Every text is escaped by the template; data for scripts is JSON without "<"; and the
content security policy names the scripts by their hashes, so that no other script runs, and allows no connection.
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
    """Returns the page with these figures (name -> Altair chart) and the `content` of templates/page.html."""
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
        figures=[{"name": name, "image": _image(chart), "alt": _description(chart)} for name, chart in figures.items()],
        **content,
    )


def figure_page(chart) -> str:
    """Returns a page with one figure."""
    *_, origin = chart.title.subtitle
    return page(title=_text(chart.title.text), what="figure", origin=origin, figures={"figure": chart})


def _policy(scripts: list[str]) -> str:
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts
    )
    # Vega compiles the expressions of a figure, all of which come from this package.
    allowed = f"script-src 'unsafe-eval' {hashes}; style-src 'unsafe-inline'; img-src data:"
    return f"default-src 'none'; {allowed}; connect-src 'none'; base-uri 'none'; form-action 'none'"


def _for_script(value) -> str:
    """Returns JSON that cannot end the script element that contains it."""
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


def _description(chart) -> str:
    """Returns the text for readers who cannot see the figure: its title, and how to read it."""
    subtitle = chart.title.subtitle if isinstance(chart.title.subtitle, list) else []
    return ". ".join([_text(chart.title.text), *subtitle[:-1]])


def _text(title) -> str:
    return " ".join(title) if isinstance(title, list) else str(title)
