// The SPARQL editor: YASGUI, kept to this server, with our prefixes, our terms and our links.
"use strict";
(() => {
  const place = document.getElementById("editor");
  const form = document.getElementById("ask");
  const french = document.documentElement.lang === "fr";
  const endpoint = new URL("/sparql", location.href).href;
  const words = name => place.dataset[name].split(" ").filter(word => word);
  const pair = word => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)];
  const text = form.querySelector("textarea").value;

  // The longest first: the table takes the first namespace that an IRI begins with.
  const prefixes = Object.fromEntries(words("prefixes").map(pair).sort((one, two) => two[1].length - one[1].length));
  const asked = words("dataset").map(pair).map(([name, value]) => ({ name, value }));

  // As they come, these three ask other hosts.
  const complete = (name, get) => Yasgui.Yasqe.forkAutocompleter(name, { name, get, persistenceId: null });
  complete("prefixes", Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`).sort());
  complete("class", words("classes"));
  complete("property", words("properties"));

  /** A link that anybody can open: the page with the query, or its answer for a program. */
  Yasgui.Tab.prototype.getShareableLink = function () {
    const link = new URL(endpoint);
    link.searchParams.append("query", this.getQuery());
    const more = this.getRequestConfig().args;
    (Array.isArray(more) ? more : []).forEach(({ name, value }) => link.searchParams.append(name, value));
    return link.href;
  };

  const table = Yasgui.Yasr.plugins.table.defaults;
  table.openIriInNewWindow = false;
  if (french) {
    Object.assign(table.tableConfig.language, {
      info: "_START_ à _END_ sur _TOTAL_", infoEmpty: "Aucune ligne", infoFiltered: "(sur _MAX_)",
      emptyTable: "Aucune ligne", zeroRecords: "Aucune ligne"
    });
  }

  // Whole texts and short names; the switches above the table show the rest.
  Yasgui.Yasr.defaults.plugins.table.dynamicConfig = { compact: true, isEllipsed: false };

  const yasgui = new Yasgui(place, {
    persistenceId: "selon",
    populateFromUrl: false,
    autoAddOnInit: false,
    autofocus: false,
    tabName: french ? "Question" : "Query",
    contextMenuContainer: place,
    endpointCatalogueOptions: { getData: () => [] },
    requestConfig: {
      endpoint,
      // What goes wrong comes as text, which is shown as it is.
      acceptHeaderSelect: "application/sparql-results+json, text/plain;q=0.5",
      acceptHeaderGraph: "text/turtle, text/plain;q=0.5"
    },
    // Tab leads out of the text, as everywhere.
    yasqe: { value: text, extraKeys: { "Tab": false, "Shift-Tab": false } },
    yasr: { prefixes }
  });
  Object.values(yasgui._tabs).forEach(tab => tab.setEndpoint(endpoint));

  const run = place.dataset.run === "yes";
  const name = place.dataset.name || (run ? (french ? "Lien" : "Link") : yasgui.createTabName());
  const same = tab => tab.getName() === name && tab.getPersistedJson().yasqe.value === text
    && JSON.stringify(tab.getRequestConfig().args) === JSON.stringify(asked);
  const open = run ? Object.values(yasgui._tabs).find(same) : yasgui.getTab();
  if (open) {
    yasgui.selectTabId(open.getId());
  } else {
    yasgui.addTab(true, {
      name,
      yasqe: { value: text },
      requestConfig: { ...yasgui.config.requestConfig, args: asked }
    });
  }
  form.hidden = true;
  if (run) {
    yasgui.getTab().query().catch(() => {});
  }

  const examples = document.getElementById("examples");
  if (matchMedia("(max-width: 60rem)").matches) {
    examples.open = false;
    examples.parentElement.prepend(examples);
  }

  const FRENCH = {
    "Run query": "Lancer la question", "Query invalid": "Question non valide", "Share query": "Partager la question",
    "Add tab": "Ajouter un onglet", "Add a new tab": "Ajouter un onglet", "Close tab": "Fermer l'onglet",
    "Filter query results": "Filtrer les lignes", "Simple view": "Vue simple", "Ellipse": "Abréger",
    "Page size: ": "Lignes par page : ", "All": "Toutes", "Table": "Tableau", "Response": "Réponse",
    "Shows Table view": "Montrer le tableau", "Shows Response view": "Montrer la réponse brute",
    "Download result": "Télécharger", "Download Results": "Télécharger", "Download not supported": "Rien à télécharger",
    "Try query in a new browser window": "Ouvrir la question dans une autre fenêtre", "Rename Tab": "Renommer l'onglet", "Copy Tab": "Copier l'onglet", "Close Tab": "Fermer l'onglet",
    "Close other tabs": "Fermer les autres onglets", "New Tab": "Nouvel onglet", "Undo close Tab": "Rouvrir l'onglet",
    "Press CTRL - <spacebar> to autocomplete": "Ctrl + espace complète"
  };

  /** YASGUI's own words, in the reader's language. */
  function translate() {
    for (const name of ["title", "aria-label", "placeholder"]) {
      place.querySelectorAll(`[${name}]`).forEach(element => {
        const word = FRENCH[element.getAttribute(name)];
        if (word) {
          element.setAttribute(name, word);
        }
      });
    }
    place.querySelectorAll(".yasr_header span, .yasr_header option, .context-menu-item, .notification, .errorHeader a").forEach(element => {
      const word = element.children.length ? undefined : FRENCH[element.textContent];
      if (word) {
        element.textContent = word;
      }
    });
    place.querySelectorAll(".yasr_response_chip").forEach(chip => {
      const said = chip.textContent.replace(/results? in/, chip.textContent.startsWith("1 ") ? "ligne en" : "lignes en")
        .replace("Response in", "Réponse en").replace(/ seconds?$/, " s");
      if (said !== chip.textContent) {
        chip.textContent = said;
      }
    });
  }

  /** Names for what YASGUI leaves without one. */
  function label() {
    const names = {
      ".CodeMirror textarea": french ? "Texte de la question" : "Text of the query",
      ".tableSizer": french ? "Lignes par page" : "Rows on a page",
      ".yasqe_sharePopup input": french ? "Lien vers cette question" : "Link to this query",
      ".yasr_results": french ? "Réponse" : "Answer",
      ".tabsList .tab a > input": french ? "Nom de l'onglet" : "Name of the tab"
    };
    for (const [what, name] of Object.entries(names)) {
      place.querySelectorAll(what).forEach(element => element.setAttribute("aria-label", name));
    }
    place.querySelectorAll(".yasr_results").forEach(element => {
      element.tabIndex = 0;
      element.setAttribute("role", "region");
    });
    place.querySelectorAll(".yasr_response_chip").forEach(element => element.setAttribute("role", "status"));
    // The list of tabs has a button in it, which a list of tabs may not have.
    place.querySelectorAll("[role=tablist] > button, [role=tablist] > :not([role=tab]) > button").forEach(element => {
      element.setAttribute("role", "tab");
      element.setAttribute("aria-selected", "false");
    });
    place.querySelectorAll(".CodeMirror-scroll").forEach(element => {
      element.tabIndex = 0;
      element.setAttribute("role", "region");
      element.setAttribute("aria-label", names[".CodeMirror textarea"]);
    });
  }

  /** Things of this graph are looked up here. */
  function link() {
    place.querySelectorAll("a.iri").forEach(element => {
      const iri = element.getAttribute("href");
      if (iri.startsWith("https://w3id.org/selon/")) {
        element.setAttribute("href", iri.slice("https://w3id.org/selon".length));
      }
      element.rel = "noopener noreferrer";
    });
    place.querySelectorAll(".yasr_external_ref_btn").forEach(element => element.remove());
  }

  function tidy() {
    link();
    label();
    if (french) {
      translate();
    }
  }
  let waiting = false;
  new MutationObserver(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        tidy();
      });
    }
  }).observe(place, { childList: true, subtree: true });
  tidy();
})();
