// Each picture becomes the same figure with tooltips; where that cannot be done, the picture stays.
for (const [name, specification] of Object.entries(JSON.parse(document.getElementById("specifications").textContent))) {
  const place = document.querySelector(`[data-figure="${name}"]`);
  const drawn = document.createElement("div");
  vegaEmbed(drawn, specification, {renderer: "svg", actions: false, tooltip: {theme: "light"}})
    .then(() => place.replaceChildren(drawn))
    .catch((error) => console.error(`figure ${name}:`, error));
}
