// What the rules say of what is filled in: asked for at each pause, shown beside the fields and as a list.

const french = document.documentElement.lang === "fr";
const language = french ? "fr" : "en";
const say = (en, fr) => french ? fr : en;
const RETRIES = 5;
let asked;

/** The verdict on a text; nothing where a later one was asked for meanwhile. */
export async function verdict(text, tries = 0) {
  asked?.abort();
  const mine = asked = new AbortController();
  try {
    const answer = await fetch("/-/validate", { method: "POST", body: text, signal: mine.signal,
      headers: { "Content-Type": "text/turtle", Accept: "application/json" } });
    if (answer.status === 503 && tries < RETRIES) {
      await new Promise(done => setTimeout(done, 1000 * Number(answer.headers.get("Retry-After") ?? 2)));
      return mine.signal.aborted ? undefined : await verdict(text, tries + 1);
    }
    return await answer.json();
  } catch (failure) {
    return failure.name === "AbortError" ? undefined
      : { detail: say("The server can't be reached; what you typed is still here.", "Le serveur est injoignable ; votre saisie est toujours là.") };
  }
}

/** The IRIs among those of things that something has already. */
export async function taken(things) {
  const iris = things.map(({ iri }) => `<${iri}>`).join(" ");
  try {
    const answer = await fetch("/sparql", { method: "POST", body: `SELECT DISTINCT ?thing { VALUES ?thing { ${iris} } ?thing a ?type }`,
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json" } });
    return answer.ok ? (await answer.json()).results.bindings.map(({ thing }) => thing.value) : [];
  } catch {
    return [];
  }
}

const message = finding => finding.messages?.[language] ?? finding.message;

/** Where on the page a finding belongs: its field, its group, its thing, or nowhere. */
function place(finding, things) {
  const thing = things.find(({ iri }) => iri === finding.focusNode)?.place;
  const within = (what, test) => [...thing?.querySelectorAll(what) ?? []].find(one => one.closest(".thing") === thing && test(one));
  return within(".field[data-shapes]", field => field.dataset.shapes.split(" ").includes(finding.rule))
    ?? within(".group", group => group.dataset.rules.split(" ").includes(finding.rule))
    ?? thing;
}

const sayings = where => where.matches(".group") ? where.querySelector(":scope > .whole")
  : where.querySelector(":scope > .says");
const control = where => where.querySelector("input:not([type=hidden]), textarea, select");

/** Shows a verdict on things, and which of their IRIs are taken. */
export function show(judged, things, turtle, known = []) {
  const findings = judged.findings ?? [];
  document.querySelectorAll(".says").forEach(words => words.replaceChildren());
  document.querySelectorAll("[aria-invalid]").forEach(one => one.removeAttribute("aria-invalid"));
  things.filter(({ iri }) => known.includes(iri)).forEach(({ place: where }) =>
    sayings(where).append(Object.assign(document.createElement("span"), { className: "warning", textContent: say(
      "Something is called this already: choose another IRI, unless you mean to add to that thing.",
      "Une chose porte déjà ce nom : choisissez un autre IRI, sauf si vous voulez la compléter.") })));
  const list = document.getElementById("findings");
  list.replaceChildren(...findings.map(finding => {
    const where = place(finding, things);
    if (where) {
      beside(where, finding);
    }
    return item(finding, where, turtle);
  }));
  const errors = findings.filter(one => one.severity === "violation").length;
  const summary = document.getElementById("summary");
  const text = judged.accepted ? say(`The rules accept this. ${count(findings.length, "warning")}.`, `Les règles acceptent ceci. ${count(findings.length, "avertissement")}.`)
    : judged.accepted === false ? say(`Not yet: ${count(errors, "error")}, ${count(findings.length - errors, "warning")}.`,
      `Pas encore : ${count(errors, "erreur")}, ${count(findings.length - errors, "avertissement")}.`) : judged.detail;
  summary.className = judged.accepted ? "accepted" : judged.accepted === false ? "refused" : "";
  if (summary.textContent !== text) {
    summary.textContent = text;
  }
}

const count = (number, word) => `${number} ${word}${(french ? number > 1 : number !== 1) ? "s" : ""}`;

function beside(where, finding) {
  const words = sayings(where);
  const error = finding.severity === "violation";
  // Nobody is told off for what he has not come to yet.
  const quiet = error && !where.dataset.touched && !document.getElementById("contribution").dataset.tried;
  words?.append(Object.assign(document.createElement("span"), { className: error ? quiet ? "todo" : "violation" : "warning", textContent: message(finding) }));
  if (error && !quiet && where.matches(".field")) {
    control(where)?.setAttribute("aria-invalid", "true");
  }
}

function item(finding, where, turtle) {
  const one = document.createElement("li");
  one.className = finding.severity;
  const kind = finding.severity === "violation" ? say("Error", "Erreur") : say("Warning", "Avertissement");
  const words = document.createElement("p");
  const to = where && control(where);
  if (to) {
    const link = Object.assign(document.createElement("a"), { href: `#${to.id}`, textContent: message(finding) });
    link.addEventListener("click", event => {
      event.preventDefault();
      for (let box = to.closest("details"); box; box = box.parentElement.closest("details")) {
        box.open = box.matches(".fresh") ? box.open : true;
      }
      to.focus();
    });
    words.append(link);
  } else {
    words.textContent = message(finding);
  }
  one.append(Object.assign(document.createElement("p"), { className: "kind", textContent: kind }), words,
    Object.assign(document.createElement("p"), { className: "where", textContent: finding.focusNode.startsWith("_:") ? "" : turtle.shorten(finding.focusNode) }));
  return one;
}
