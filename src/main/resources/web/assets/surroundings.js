// Draws the table of what is around an organisation as a graph; the table stays, and says the same.
(() => {
  "use strict";
  const picture = document.getElementById("picture");
  const table = document.querySelector("#ties table");
  const shapes = { organisation: "round-rectangle", deal: "diamond", motive: "hexagon", person: "ellipse", thing: "rectangle" };
  const open = ["contested", "denied"];

  /** The table's rows, as nodes and edges. */
  function elements() {
    const nodes = new Map();
    const edges = [];
    const node = cell => {
      const link = cell.querySelector("a");
      const id = link ? link.getAttribute("href") : cell.textContent.trim();
      nodes.set(id, { data: { id, label: cell.textContent.trim(), kind: cell.dataset.kind, here: id === here() }, classes: cell.dataset.kind });
      return id;
    };
    for (const row of table.tBodies[0].rows) {
      const [from, word, to, standing] = row.cells;
      const name = word.querySelector("a").firstChild.textContent.trim();
      const state = row.dataset.standing;
      edges.push({ data: { source: node(from), target: node(to), by: word.querySelector("a").getAttribute("href"),
        label: open.includes(state) ? `${name} · ${standing.textContent.trim()}` : name }, classes: state });
    }
    return [...nodes.values(), ...edges];
  }

  function here() {
    return location.pathname.replace(/\.html$/, "");
  }

  /** The page's own colours, as they are now: light or dark. */
  function looks() {
    const page = getComputedStyle(document.documentElement);
    const colour = name => page.getPropertyValue(name).trim();
    return [
      { selector: "node", style: { "label": "data(label)", "color": colour("--ink"), "font-size": 12, "text-wrap": "wrap",
        "text-max-width": 130, "text-valign": "bottom", "text-margin-y": 4, "width": 20, "height": 20, "background-color": colour("--soft"),
        "text-background-color": colour("--card"), "text-background-opacity": 0.8, "border-width": 0 } },
      ...Object.entries(shapes).map(([kind, shape]) => ({ selector: `node.${kind}`, style: { "shape": shape } })),
      { selector: "node.organisation", style: { "background-color": colour("--for") } },
      { selector: "node.deal", style: { "background-color": colour("--link") } },
      { selector: "node.motive", style: { "background-color": colour("--raises") } },
      { selector: "node[?here]", style: { "width": 32, "height": 32, "font-weight": "bold", "border-width": 3, "border-color": colour("--ink") } },
      { selector: "edge", style: { "label": "data(label)", "font-size": 10, "color": colour("--soft"), "curve-style": "bezier", "width": 1.5,
        "line-style": "dashed", "line-color": colour("--soft"), "target-arrow-shape": "triangle", "target-arrow-color": colour("--soft"),
        "arrow-scale": 0.8, "text-rotation": "autorotate", "text-background-color": colour("--card"), "text-background-opacity": 0.85 } },
      { selector: "edge.uncontested, edge.unclaimed", style: { "line-style": "solid" } },
      { selector: "edge.contested, edge.denied", style: { "line-style": "dotted", "width": 3, "line-color": colour("--against"),
        "target-arrow-color": colour("--against"), "color": colour("--against") } },
    ];
  }

  function draw() {
    picture.hidden = false;
    picture.parentElement.hidden = false;
    picture.parentElement.tabIndex = 0; // On a narrow screen it scrolls.
    picture.parentElement.setAttribute("role", "region");
    picture.parentElement.setAttribute("aria-label", picture.getAttribute("aria-label"));
    document.getElementById("picture-key").hidden = false;
    // The library would add a style element under this name, which the page's policy forbids; selon.css has that style.
    const style = document.createElement("meta");
    style.id = "__________cytoscape_stylesheet";
    document.head.append(style);
    const graph = cytoscape({ container: picture, elements: elements(), style: looks(), minZoom: 0.2, maxZoom: 3,
      userZoomingEnabled: false, userPanningEnabled: false, boxSelectionEnabled: false,
      layout: { name: "fcose", animate: false, randomize: true, quality: "proof", nodeDimensionsIncludeLabels: true, idealEdgeLength: 110, padding: 20 } });
    graph.on("tap", "node", event => { location.href = event.target.id(); });
    graph.on("tap", "edge", event => { location.href = event.target.data("by"); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(looks()));
    new ResizeObserver(() => { graph.resize(); graph.fit(undefined, 20); }).observe(picture);
  }

  /** The libraries, one after the other, then the picture. */
  function load([next, ...rest]) {
    if (!next) {
      draw();
      return;
    }
    const script = document.createElement("script");
    script.src = next;
    script.addEventListener("load", () => load(rest));
    document.head.append(script);
  }

  const near = new IntersectionObserver(seen => {
    if (seen.some(one => one.isIntersecting)) {
      near.disconnect();
      load(picture.dataset.libraries.split(" "));
    }
  }, { rootMargin: "400px" });
  near.observe(document.getElementById("surroundings"));
})();
