// A field in which an existing thing is looked for by its name: a combobox, as the ARIA Authoring Practices want it.

const PAUSE_MS = 200;
const MOST = 8;
const french = document.documentElement.lang === "fr";

/** Whether there is a search; without one, or where it finds nothing, as among claims, names are compared. */
let searching = true;

async function found(text, type, signal) {
  if (searching) {
    const address = `/search?${new URLSearchParams({ q: text, type, limit: MOST })}`;
    const answer = await fetch(address, { headers: { Accept: "application/json" }, signal });
    const { results = [] } = answer.ok ? await answer.json() : {};
    if (results.length > 0) {
      return results.map(({ id, label, matched }) => ({ iri: id, label, note: matched && matched !== label ? matched : "" }));
    }
    searching = answer.status !== 404;
  }
  return await compared(text, type, signal);
}

async function compared(text, type, signal) {
  const query = document.getElementById("contribute").dataset.compare
    .replaceAll("?type", `<${type}>`).replaceAll("?words", () => JSON.stringify(text.toLowerCase()));
  const answer = await fetch("/sparql", { method: "POST", signal, body: query,
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json" } });
  return answer.ok ? (await answer.json()).results.bindings.map(({ thing, name }) =>
    ({ iri: thing.value, label: name?.value ?? thing.value, note: "" })) : [];
}

/** Makes a combobox of an input; `changed` is called when something was chosen or unchosen. */
export function finder(input, turtle, changed) {
  const list = document.getElementById(input.getAttribute("aria-controls"));
  const chosen = list.nextElementSibling;
  let waiting, asked, options = [], active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show() {
    list.replaceChildren(...options.map(({ iri, label, note }, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.role = "option";
      option.ariaSelected = "false";
      option.append(label, Object.assign(document.createElement("small"), { textContent: `${note ? note + " · " : ""}${turtle.shorten(iri)}` }));
      option.addEventListener("pointerdown", event => { event.preventDefault(); choose(index); });
      return option;
    }));
    if (options.length === 0) {
      list.append(Object.assign(document.createElement("li"), { role: "option", ariaDisabled: "true", textContent: french ? "Rien de ce nom." : "Nothing of this name." }));
    }
    list.hidden = false;
    active = -1;
    input.setAttribute("aria-expanded", "true");
  }

  function move(step) {
    if (options.length > 0) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length;
      list.children[active].setAttribute("aria-selected", "true");
      list.children[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", list.children[active].id);
    }
  }

  function choose(index) {
    input.value = options[index].label;
    input.dataset.iri = options[index].iri;
    chosen.value = turtle.shorten(options[index].iri);
    close();
    changed();
  }

  async function look() {
    asked?.abort();
    asked = new AbortController();
    const text = input.value.trim();
    if (!text || turtle.expand(text)) {
      return close();
    }
    try {
      options = await found(text, input.dataset.type, asked.signal);
      if (document.activeElement === input) {
        show();
      }
    } catch (failure) {
      if (failure.name !== "AbortError") {
        close();
      }
    }
  }

  input.addEventListener("input", () => {
    delete input.dataset.iri;
    chosen.value = "";
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE_MS);
  });
  input.addEventListener("blur", () => {
    clearTimeout(waiting);
    close();
    if (input.value.trim() && !input.dataset.iri && !turtle.expand(input.value)) {
      chosen.value = french ? "Choisissez dans la liste, ou écrivez l'IRI." : "Choose one from the list, or write its IRI.";
    }
  });
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) {
        look();
      } else {
        move(event.key === "ArrowDown" ? 1 : -1);
      }
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}
