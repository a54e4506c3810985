// Regesta: the one script of its pages. Every page works without it; it adds what is quicker with it:
// names while one types, pictures that can be dragged and made larger, keys for deciding.
"use strict";

(() => {
  // Names while one types, in every field that says where to ask for them.
  let count = 0;
  for (const input of document.querySelectorAll("input[data-suggest]")) {
    const list = document.createElement("ul");
    const id = `suggestions-${count++}`;
    list.id = id;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Names");
    input.parentElement.append(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", id);
    input.setAttribute("aria-expanded", "false");

    let items = [];
    let chosen = -1;
    let waiting = 0;
    let asked = "";

    const close = () => {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (index) => {
      chosen = index;
      for (const [place, item] of [...list.children].entries()) {
        item.setAttribute("aria-selected", String(place === index));
      }
      if (index < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", `${id}-${index}`);
    };
    const take = (index) => {
      input.value = items[index].key;
      close();
      if (input.closest(".jump")) input.form.submit();
    };
    const show = (found) => {
      items = found;
      list.replaceChildren(
        ...found.map((item, index) => {
          const line = document.createElement("li");
          line.id = `${id}-${index}`;
          line.setAttribute("role", "option");
          line.setAttribute("aria-selected", "false");
          const name = document.createElement("bdi");
          name.textContent = item.label;
          const more = document.createElement("span");
          more.className = "faint";
          more.textContent =
            ` ${item.kind}` + (item.name === item.label ? "" : `, as ${item.name}`);
          line.append(name, more);
          // Before the field loses the focus.
          line.addEventListener("mousedown", (event) => {
            event.preventDefault();
            take(index);
          });
          return line;
        })
      );
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
      choose(-1);
    };
    const ask = async () => {
      const text = input.value.trim();
      if (text === asked) return;
      asked = text;
      if (text.length < 2) return close();
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`);
        if (!answer.ok) return close();
        const found = (await answer.json()).data;
        if (text === input.value.trim() && document.activeElement === input) show(found);
      } catch {
        close();
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 120);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") choose((chosen + 1) % items.length);
      else if (event.key === "ArrowUp") choose((chosen <= 0 ? items.length : chosen) - 1);
      else if (event.key === "Enter" && chosen >= 0) take(chosen);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
  }

  // Pictures: larger and smaller by buttons, moved by dragging.
  for (const frame of document.querySelectorAll(".pan")) {
    const picture = frame.querySelector("svg");
    if (!picture) continue;
    let size = 100;
    const zoom = (factor) => {
      size = Math.min(600, Math.max(40, size * factor));
      picture.setAttribute("width", `${size}%`);
      picture.classList.toggle("zoomed", size !== 100);
      picture.style.setProperty("width", `${size}%`);
      picture.style.setProperty("min-width", "0");
    };
    const buttons = document.createElement("span");
    buttons.className = "zoom";
    for (const [words, sign, factor] of [["Larger", "+", 1.3], ["Smaller", "−", 1 / 1.3]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      button.textContent = sign;
      button.setAttribute("aria-label", words);
      button.addEventListener("click", () => zoom(factor));
      buttons.append(button);
    }
    frame.parentElement.querySelector("figcaption")?.append(buttons);

    let from = null;
    frame.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, moved: false };
    });
    addEventListener("pointermove", (event) => {
      if (!from) return;
      const distance = event.clientX - from.x;
      if (Math.abs(distance) > 4) from.moved = true;
      if (!from.moved) return;
      frame.classList.add("panning");
      frame.scrollLeft = from.left - distance;
    });
    addEventListener("pointerup", () => {
      frame.classList.remove("panning");
      const moved = from?.moved;
      from = null;
      // The link below the pointer was not meant.
      if (moved) {
        const stop = (event) => event.preventDefault();
        frame.addEventListener("click", stop, { capture: true, once: true });
        setTimeout(() => frame.removeEventListener("click", stop, { capture: true }), 0);
      }
    });
  }

  // Keys of one letter can be turned off: who speaks to a browser, or slips, would press them unawares.
  const keys = {
    get areOn() {
      try { return localStorage.getItem("keys") !== "off"; } catch { return true; }
    },
    set areOn(value) {
      try { localStorage.setItem("keys", value ? "on" : "off"); } catch { /* Not kept, then. */ }
    },
  };
  const foot = document.querySelector("body > footer");
  if (foot) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain keys";
    button.textContent = "Keys of one letter";
    button.setAttribute("aria-pressed", String(keys.areOn));
    button.addEventListener("click", () => {
      keys.areOn = !keys.areOn;
      button.setAttribute("aria-pressed", String(keys.areOn));
    });
    foot.append(button);
  }

  // The slash goes to the field for names, as in many places.
  addEventListener("keydown", (event) => {
    if (!keys.areOn || event.ctrlKey || event.metaKey || event.altKey) return;
    const tag = document.activeElement?.tagName;
    if (tag === "INPUT" || tag === "TEXTAREA" || tag === "SELECT") return;
    if (event.key === "/") {
      document.getElementById("jump")?.focus();
      event.preventDefault();
      return;
    }
    // Deciding on what readers propose: one key each, for the candidate that has the focus.
    const candidate = document.activeElement?.closest(".candidate");
    const all = [...document.querySelectorAll(".candidate")];
    if (all.length > 0 && (event.key === "j" || event.key === "k")) {
      const here = candidate ? all.indexOf(candidate) : -1;
      const next = event.key === "j" ? here + 1 : Math.max(here - 1, 0);
      all[Math.min(next, all.length - 1)].focus();
      event.preventDefault();
      return;
    }
    const key = CSS.escape(event.key);
    // What takes back stands beside the candidates and not in one.
    const target = candidate?.querySelector(`[data-key="${key}"]`)
      ?? document.querySelector(`#done [data-key="${key}"]`);
    if (!target) return;
    event.preventDefault();
    if (event.key === "s") {
      const next = document.getElementById(target.hash.slice(1));
      if (next) return next.focus();
    }
    target.click();
    // What was opened is filled in at once.
    const opened = target.closest("details[open]")?.querySelector("input:not([type=hidden])");
    opened?.focus();
  });

  // Who decided on a candidate goes on with the next one.
  const next = document.getElementById("done")?.nextElementSibling;
  if (next?.matches(".candidate")) next.focus({ preventScroll: true });

  // What is open in a candidate is left by Escape.
  addEventListener("keydown", (event) => {
    const details = document.activeElement?.closest(".candidate details[open]");
    if (event.key !== "Escape" || !details) return;
    details.open = false;
    details.querySelector("summary").focus();
  });

  // A file that is too large is told of before it is sent.
  for (const input of document.querySelectorAll("input[data-most]")) {
    input.addEventListener("change", () => {
      const most = Number(input.dataset.most);
      const isTooLarge = [...input.files].some((file) => file.size > most);
      input.setCustomValidity(isTooLarge ? `The file is larger than ${most >> 20} MB.` : "");
      if (isTooLarge) input.reportValidity();
    });
  }
})();
