// Sends what is filled in through the Gate, for whoever has a token, and says what came of it.

const french = document.documentElement.lang === "fr";
const say = (en, fr) => french ? fr : en;

/** A header holds bytes: the reason's are UTF-8. */
const bytes = text => String.fromCharCode(...new TextEncoder().encode(text.replace(/\s+/g, " ").trim()));

/** Adds a text to a graph; gives the answer's status, its verdict or problem, and the entry in the history. */
export async function send(text, graph, token, reason) {
  const headers = { "Content-Type": "text/turtle", Accept: "application/json", Authorization: `Bearer ${bytes(token)}` };
  if (reason.trim()) {
    headers["Selon-Reason"] = bytes(reason);
  }
  try {
    const answer = await fetch(`/data?${new URLSearchParams({ graph })}`, { method: "POST", headers, body: text });
    const body = await answer.text();
    const [, change = ""] = (answer.headers.get("Link") ?? "").match(/<(\/-\/history\/\d+)>/) ?? [];
    return { status: answer.status, change, ...(body ? JSON.parse(body) : {}) };
  } catch {
    return { status: 0, detail: say("The server can't be reached. Nothing is lost: try again.", "Le serveur est injoignable. Rien n'est perdu : réessayez.") };
  }
}

const link = (href, text) => Object.assign(document.createElement("a"), { href, textContent: text });

/** What to tell of an answer. */
export function told({ status, change, detail }, things, turtle) {
  const words = document.createElement("p");
  if (status >= 200 && status < 300) {
    words.className = "accepted";
    words.append(change ? say("It is in the graph: ", "C'est dans le graphe : ") : say("It was there already: ", "C'y était déjà : "));
    things.forEach(({ iri }, index) => words.append(index ? ", " : "", link(new URL(iri).pathname.replace(/^\/selon/, ""), turtle.shorten(iri))));
    if (change) {
      words.append(". ", link(change, say("Its entry in the history", "Son entrée dans l'historique")), ".");
    }
    return words;
  }
  words.className = "refused";
  words.textContent = {
    401: say("This token is not known here. Nothing was changed, and nothing you typed is lost.", "Ce jeton est inconnu ici. Rien n'a été changé, et rien de votre saisie n'est perdu."),
    422: say("The rules refuse this: nothing was changed. See what they say beside the fields.", "Les règles refusent ceci : rien n'a été changé. Voyez ce qu'elles disent auprès des champs."),
  }[status] ?? detail ?? `${status}`;
  return words;
}
