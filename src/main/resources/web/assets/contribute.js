// A form of /contribute at work: what is typed becomes Turtle, is judged at each pause, and can be sent.

const parts = document.getElementById("contribute").dataset;
const { Turtle, Reading } = await import(parts.turtle);
const { finder } = await import(parts.find);
const { verdict, show, taken } = await import(parts.rules);
const { send, told } = await import(parts.send);

const PAUSE_MS = 500;
const french = document.documentElement.lang === "fr";
const say = (en, fr) => french ? fr : en;
const form = document.getElementById("contribution");
const root = form.querySelector(".thing");
const output = document.getElementById("turtle");
const turtle = new Turtle(form.dataset.prefixes.split(" ").map(pair => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
let waiting, unsent = false, copies = 0;

/** The graph that what is filled in goes into, or nothing while that is not known. */
function graph(reading) {
  const given = form.dataset.graph;
  if (given.includes("/graph/")) {
    return given;
  }
  return given ? reading.things.find(({ place }) => place === root)?.says.find(([property]) => property === given)?.[1].iri
    : reading.thing(document.getElementById("told-in"));
}

function written() {
  const reading = new Reading(root, turtle);
  output.textContent = turtle.write(reading.things);
  for (const place of form.querySelectorAll(".thing")) {
    place.querySelector(":scope > .iri > .slug").placeholder = reading.proposed(place);
  }
  for (const input of root.querySelectorAll(".field .thing .find")) {
    if (!input.value.trim()) {
      const followed = reading.followed(input.closest(".field"), input);
      input.parentElement.querySelector("output").value = followed && turtle.shorten(followed);
    }
  }
  const name = graph(reading);
  document.getElementById("where").textContent = name ? say("for the graph ", "pour le graphe ") + turtle.shorten(name) : "";
  return reading;
}

async function judge() {
  const { things } = written();
  if (things.length === 0) {
    return show({ detail: say("Nothing is filled in yet.", "Rien n'est encore rempli.") }, things, turtle);
  }
  const [judged, known] = await Promise.all([verdict(output.textContent), taken(things)]);
  if (judged) {
    show(judged, things, turtle, known);
  }
}

function changed() {
  written();
  unsent = true;
  clearTimeout(waiting);
  waiting = setTimeout(judge, PAUSE_MS);
}

/** Another value of a field, empty. */
function another(field) {
  const values = field.querySelector(":scope > .values");
  const copy = values.querySelector(":scope > .value").cloneNode(true);
  const mark = `-c${++copies}`;
  copy.querySelectorAll("[id]").forEach(one => one.id += mark);
  for (const name of ["for", "aria-controls", "name"]) {
    copy.querySelectorAll(`[${name}]`).forEach(one => one.setAttribute(name, one.getAttribute(name) + mark));
  }
  copy.querySelectorAll("[aria-describedby]").forEach(one => one.setAttribute("aria-describedby",
    one.getAttribute("aria-describedby").split(" ").map(id => copy.querySelector(`[id="${id}${mark}"]`) ? id + mark : id).join(" ")));
  copy.querySelectorAll("input, textarea").forEach(one => {
    if (one.type !== "radio") {
      one.value = "";
    }
    one.checked = false;
    delete one.dataset.iri;
    if (one.getAttribute("aria-labelledby") === null && !copy.querySelector(`label[for="${one.id}"]`)) {
      one.setAttribute("aria-label", field.querySelector(":scope > label").textContent.replace("*", "").trim());
    }
  });
  copy.querySelectorAll("output").forEach(one => one.value = "");
  copy.querySelectorAll(".says, [role=listbox]").forEach(one => one.replaceChildren());
  values.append(copy);
  copy.querySelectorAll(".find").forEach(input => finder(input, turtle, changed));
  copy.querySelector("input, textarea").focus();
}

async function sent() {
  const outcome = document.getElementById("outcome");
  const reading = written();
  const name = graph(reading);
  const token = document.getElementById("token");
  form.dataset.tried = "yes";
  const lack = reading.things.length === 0 ? say("Nothing is filled in yet.", "Rien n'est encore rempli.")
    : !name ? say("Say in which document this is told: that is the graph it goes into.", "Dites dans quel document c'est raconté : c'est le graphe où cela va.")
    : !token.value.trim() ? say("Sending needs a token. Without one, copy the Turtle and send it to a curator.", "L'envoi demande un jeton. Sans jeton, copiez le Turtle et envoyez-le à un curateur.") : "";
  if (lack) {
    outcome.replaceChildren(Object.assign(document.createElement("p"), { className: "refused", textContent: lack }));
    return judge();
  }
  const button = document.getElementById("send");
  button.disabled = true;
  const answer = await send(output.textContent, name, token.value.trim(), document.getElementById("reason").value);
  button.disabled = false;
  outcome.replaceChildren(told(answer, reading.things, turtle));
  button.focus();
  if (answer.findings) {
    show(answer, reading.things, turtle);
  }
  unsent = unsent && answer.status >= 300;
}

form.addEventListener("submit", event => event.preventDefault());
const fill = form.querySelector(".fill");
fill.addEventListener("input", changed);
fill.addEventListener("change", changed);
fill.addEventListener("toggle", event => event.target.matches(".fresh") && changed(), true);
fill.addEventListener("focusout", event => {
  for (let field = event.target.closest(".field, .group"); field; field = field.parentElement.closest(".field, .group")) {
    field.dataset.touched = "yes";
  }
});
fill.addEventListener("click", event => event.target.matches(".add") && another(event.target.closest(".field")));
document.getElementById("copy").addEventListener("click", async () => {
  const copied = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(output.textContent);
    copied.textContent = say("Copied.", "Copié.");
  } catch {
    getSelection().selectAllChildren(output);
    copied.textContent = say("It is selected: copy it with your keyboard.", "Il est sélectionné : copiez-le au clavier.");
  }
});
document.getElementById("send")?.addEventListener("click", sent);
addEventListener("beforeunload", event => unsent && event.preventDefault());
fill.querySelectorAll(".find").forEach(input => finder(input, turtle, changed));
document.getElementById("all").disabled = false;
written();
