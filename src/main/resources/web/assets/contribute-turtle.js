// What a form says, as things; and things as Turtle.

const XSD = "http://www.w3.org/2001/XMLSchema#";
const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
const LONGEST_SLUG = 60;

/** Reads and writes with the prefixes of a form: prefix and namespace, pair by pair. */
export class Turtle {
  #prefixes;
  #used = new Set();

  constructor(prefixes) {
    this.#prefixes = prefixes;
  }

  /** The IRI that somebody wrote, in full or with a prefix; nothing where it is none. */
  expand(text) {
    const word = text.trim().replace(/^<(.*)>$/, "$1");
    if (/^https?:\/\/[^\s<>"{}|\\^`]+$/.test(word)) {
      return word;
    }
    const [, prefix, local] = word.match(/^([a-z][a-z-]*):([^\s<>"{}|\\^`/][^\s<>"{}|\\^`]*)$/) ?? [];
    const known = this.#prefixes.find(([name]) => name === prefix);
    return known ? known[1] + local : "";
  }

  /** An IRI with a prefix where there is one, to be shown or written. */
  shorten(iri) {
    const [name, namespace] = this.#prefixes.filter(([, start]) => iri.startsWith(start))
      .sort((one, two) => two[1].length - one[1].length)[0] ?? [];
    const local = name === undefined ? "" : iri.slice(namespace.length);
    if (/^[A-Za-z0-9_]([A-Za-z0-9_-]*)$/.test(local)) {
      this.#used.add(name);
      return `${name}:${local}`;
    }
    return `<${iri}>`;
  }

  /** Things as a document. */
  write(things) {
    this.#used = new Set();
    const texts = things.map(thing => `${this.shorten(thing.iri)} ${this.#inside(thing, "    ")} ;\n.\n`);
    const head = this.#prefixes.filter(([name]) => this.#used.has(name))
      .map(([name, namespace]) => `@prefix ${name}: <${namespace}> .\n`).join("");
    return texts.length ? `${head}\n${texts.join("\n")}` : "";
  }

  #inside(node, indent) {
    const type = node.type ? [`a ${this.shorten(node.type)}`] : [];
    const rest = node.says.map(([property, value]) => `${this.shorten(property)} ${this.#value(value, indent)}`);
    return [...type, ...rest].join(` ;\n${indent}`);
  }

  #value(value, indent) {
    if (value.says) {
      return `[\n${indent}    ${this.#inside(value, indent + "    ")} ;\n${indent}]`;
    }
    if (value.iri) {
      return this.shorten(value.iri);
    }
    if (value.bare) {
      return value.bare;
    }
    const text = `"${value.text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t")}"`;
    return text + (value.language ? `@${value.language}` : value.type ? `^^${this.shorten(value.type)}` : "");
  }
}

/** A readable name for an address: small letters and digits, with hyphens. */
export function slug(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, "");
  const sum = [...text].reduce((all, letter) => (all * 31 + letter.codePointAt(0)) >>> 0, 7);
  return plain || (text.trim() ? `n-${sum.toString(36)}` : "");
}

/** The fields of a thing, without those of the things within it. */
export const fieldsOf = thing => [...thing.querySelectorAll(".field[data-path]")].filter(field => field.closest(".thing") === thing);

const own = (element, what, owner) => [...element.querySelectorAll(what)].filter(one => one.closest(owner) === element);
const last = iri => iri.replace(/.*[/#]/, "");

/** The things that are filled in, the first one first, with where each stands on the page. */
export class Reading {
  #turtle;
  #things = [];

  constructor(root, turtle) {
    this.#turtle = turtle;
    this.#read(root);
  }

  get things() {
    return this.#things.filter(thing => thing.says.length > 0);
  }

  #read(place) {
    const thing = { iri: this.iri(place), type: place.dataset.class, says: [], place };
    this.#things.push(thing);
    for (const field of fieldsOf(place)) {
      const path = field.dataset.path.split(" ");
      for (const value of this.#values(field)) {
        this.#say(thing, path, field.dataset.classes.split(" "), value);
      }
    }
    return thing;
  }

  /** Puts a value at the end of a chain of nodes without a name, which the thing's fields share. */
  #say(node, [property, ...rest], [type, ...types], value) {
    if (rest.length === 0) {
      node.says.push([property, value]);
      return;
    }
    let inner = node.says.find(([known, said]) => known === property && said.says)?.[1];
    if (!inner) {
      inner = { type, says: [] };
      node.says.push([property, inner]);
    }
    this.#say(inner, rest, types, value);
  }

  #values(field) {
    const fresh = own(field, "details.fresh", ".field")[0];
    if (fresh?.open) {
      const thing = this.#read(fresh.querySelector(".thing"));
      return [{ iri: thing.iri }];
    }
    return own(field, ".value", ".field").flatMap(value => this.#value(field, value));
  }

  #value(field, value) {
    if (field.dataset.value === "PART") {
      const thing = this.#read(value.querySelector(".thing"));
      const filled = thing.says.some(([, said]) => !said.follows);
      if (!filled) {
        this.#things = this.#things.filter(one => one !== thing);
      }
      return filled ? [{ iri: thing.iri }] : [];
    }
    if (field.dataset.value === "CHOICE") {
      const chosen = value.querySelector("input:checked")?.value;
      return !chosen ? [] : [chosen.includes(":") ? { iri: chosen } : { bare: chosen }];
    }
    const input = value.querySelector("input, textarea");
    if (field.dataset.value === "THING") {
      const iri = this.thing(input);
      const followed = iri ? "" : this.followed(field, input);
      return iri ? [{ iri }] : followed ? [{ iri: followed, follows: true }] : [];
    }
    return input.value.trim() ? [literal(field.dataset.value, input.value, value.querySelector("select")?.value)] : [];
  }

  /** The thing that was chosen, or whose IRI was written. */
  thing(input) {
    return input.dataset.iri || this.#turtle.expand(input.value);
  }

  /** Within a thing, one that is not named is that of the thing: a claim's quote comes from the claim's document. */
  followed(field, input) {
    const outer = field.closest(".thing").parentElement.closest(".thing");
    const same = outer && !input.value.trim() && fieldsOf(outer).find(one =>
      one.dataset.several !== "true" && own(one, ".value input.find", ".field").some(other => other.dataset.type === input.dataset.type));
    return same ? this.#first(same) : "";
  }

  #first(field) {
    const fresh = own(field, "details.fresh", ".field")[0];
    return fresh?.open ? this.iri(fresh.querySelector(".thing")) : this.thing(field.querySelector(".value input"));
  }

  /** The IRI of the thing that is described at a place: as it was written, or else as it is proposed. */
  iri(place) {
    const input = own(place, ".slug", ".thing")[0];
    const name = input.value.trim() || this.proposed(place);
    return this.#turtle.expand(name) || this.#turtle.expand(`${place.dataset.prefix}:${slug(name) || "new"}`);
  }

  /** A name after its label; without one, after the whole that it is in, or the things that it leads to. */
  proposed(place) {
    const label = fieldsOf(place).find(field => field.dataset.path === LABEL);
    const outer = place.parentElement.closest(".thing");
    if (label) {
      return slug(label.querySelector("input").value);
    }
    if (outer) {
      const places = [...place.closest(".values").querySelectorAll(".thing")];
      return last(this.iri(outer)) + (places.length > 1 && places.indexOf(place) > 0 ? `-${places.indexOf(place) + 1}` : "");
    }
    const things = fieldsOf(place).filter(field => field.dataset.value === "THING" && field.dataset.required === "true");
    return ["Document", "Assertable"].flatMap(kind => things.filter(field =>
      field.querySelector("input.find").dataset.type.endsWith(kind))).map(field => last(this.#first(field))).filter(Boolean).join("-");
  }
}

function literal(kind, text, language) {
  const word = text.trim();
  switch (kind) {
    case "TEXT": return { text: word, language };
    case "DATE": return { text: word, type: XSD + (/^\d{4}$/.test(word) ? "gYear" : /^\d{4}-\d{2}$/.test(word) ? "gYearMonth" : "date") };
    case "NUMBER": return number(word.replace(/\s/g, "").replace(/^(\d+),(\d+)$/, "$1.$2"));
    case "COUNT": return { text: word, type: XSD + "nonNegativeInteger" };
    case "ADDRESS": return { text: word, type: XSD + "anyURI" };
    default: return { text };
  }
}

const number = word => /^[+-]?\d+(\.\d+)?$/.test(word) ? { bare: word } : { text: word };
