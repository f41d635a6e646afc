// Search as you type: a combobox with a list (WAI-ARIA Authoring Practices), over a form that works without it.
"use strict";

for (const form of document.querySelectorAll("form[data-search]:not([data-ready])")) {
  form.dataset.ready = "";
  const input = form.querySelector("input[name=q]");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  const wait = 120;
  let timer = 0;
  let asking = null;
  let active = -1;

  list.id = input.id + "-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  status.setAttribute("role", "status");
  form.append(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  const go = (item) => location.assign(item.dataset.url);

  const forget = () => {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
  };

  const close = () => {
    list.hidden = true;
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  };

  const choose = (index) => {
    active = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  };

  const option = (result, i) => {
    const item = document.createElement("li");
    const label = document.createElement("bdi");
    item.id = list.id + "-" + i;
    item.setAttribute("role", "option");
    item.dataset.url = result.url || "/search?q=" + encodeURIComponent(result.label);
    label.textContent = result.label;
    label.lang = result.lang;
    item.append(label);
    if (result.matched !== result.label) {
      const also = document.createElement("bdi");
      also.className = "also";
      also.textContent = result.matched;
      item.append(" ", also);
    }
    return item;
  };

  const show = (results) => {
    list.replaceChildren(...results.map(option));
    choose(-1);
    list.hidden = results.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = results.length === 0 ? form.dataset.none
      : results.length + " " + (results.length === 1 ? form.dataset.result : form.dataset.results);
  };

  const ask = async () => {
    const text = input.value.trim();
    if (text === "") {
      close();
      status.textContent = "";
      return;
    }
    const mine = asking = new AbortController();
    try {
      const answer = await fetch("/search?limit=8&lang=" + document.documentElement.lang + "&q=" + encodeURIComponent(text),
        { headers: { Accept: "application/json" }, signal: mine.signal });
      if (answer.ok) {
        const found = await answer.json();
        if (mine === asking) {
          show(found.results);
        }
      }
    } catch (gone) {
      // Another letter was typed, or the server can't be reached: the form still works.
    }
  };

  input.addEventListener("input", () => {
    forget();
    timer = setTimeout(ask, wait);
  });

  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.isComposing) {
      return;
    }
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      forget();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
      event.preventDefault();
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      go(list.children[active]);
    }
  });

  form.addEventListener("submit", forget);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (chosen) {
      go(chosen);
    }
  });
  input.addEventListener("blur", () => {
    forget();
    close();
  });
}
