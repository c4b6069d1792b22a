/* The button "Meenemen" of a figure: a menu (copy, files, short link, iframe) that is made when it opens.
 *
 * The words come from the templates that the shell writes once (components/take_menu.py); the button itself
 * only knows the address of its figure and its short code. Everything is listened for on the document, for a
 * Fragment may be drawn anew at any moment.
 */
(function () {
  "use strict";
  let open = null; // {button, menu}

  const template = (name) => document.querySelector("template." + name);
  const words = () => template("take-menu-template").dataset;
  const address = (button, kind) => {
    const [name, query] = button.dataset.figuur.split("?");
    return window.wijkmonitor.at("/figuur/") + name + "." + kind + "?" + query;
  };
  const whole = (path) => new URL(window.wijkmonitor.at(path), window.location.origin).href;

  function say(button, text) {
    const box = button.parentElement?.querySelector(".take-said");
    if (!box) return;
    box.textContent = text;
    window.clearTimeout(box.timer);
    box.timer = window.setTimeout(() => (box.textContent = ""), 12000);
  }

  function close(back) {
    if (!open) return;
    const { button, menu } = open;
    open = null;
    menu.remove();
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  }

  function show(button, last) {
    close(false);
    const menu = template("take-menu-template").content.firstElementChild.cloneNode(true);
    menu.querySelectorAll("[data-file]").forEach((a) => (a.href = address(button, a.dataset.file)));
    say(button, "");
    button.after(menu);
    button.setAttribute("aria-expanded", "true");
    open = { button: button, menu: menu };
    place(button, menu);
    const items = members();
    items[last ? items.length - 1 : 0].focus({ preventScroll: true });
  }

  /* Above the button where there is room, else below it; never outside the window or its card. */
  function place(button, menu) {
    const at = button.getBoundingClientRect();
    const size = menu.getBoundingClientRect();
    menu.classList.toggle("is-below", at.top < size.height + 12);
    const card = button.closest(".table-card"); // it cuts off what runs out of its sides
    const edge = Math.min(document.documentElement.clientWidth, card ? card.getBoundingClientRect().right : Infinity);
    menu.style.left = Math.max(Math.min(0, edge - 8 - (at.left + size.width)), 8 - at.left) + "px";
  }

  const members = () => Array.from(open.menu.querySelectorAll('[role="menuitem"]'));

  function walk(key) {
    const items = members();
    const now = items.indexOf(document.activeElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[key];
    items[(to + items.length) % items.length].focus({ preventScroll: true });
  }

  function picture(button) {
    const said = words();
    if (!navigator.clipboard || !navigator.clipboard.write || !window.ClipboardItem)
      return say(button, said.geenKlembord);
    say(button, said.bezig);
    let failed = false;
    const blob = fetch(address(button, "png")).then((answer) => (answer.ok ? answer.blob() : Promise.reject()));
    blob.catch(() => (failed = true));
    // The item gets the promise: Safari only allows the clipboard within the click itself.
    return navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]).then(
      () => say(button, said.gekopieerd),
      () => say(button, failed ? said.mislukt : said.geenKlembord)
    );
  }

  function link(button) {
    const said = words();
    const full = whole("/k/" + button.dataset.code);
    const byHand = () => say(button, said.linkMetDeHand.replace("{link}", full));
    if (!navigator.clipboard) return byHand();
    return navigator.clipboard
      .writeText(full)
      .then(() => say(button, said.linkGekopieerd.replace("{link}", full)), byHand);
  }

  function iframe(button) {
    const dialog = template("take-embed-template").content.firstElementChild.cloneNode(true);
    const field = dialog.querySelector("textarea");
    const [name, query] = button.dataset.figuur.split("?");
    const card = button.closest(".figure-card, .pie-card, .table-card");
    const heading = card?.querySelector("h2, h3");
    const title = (heading ? heading.textContent : document.title).replace(/[<>&"]/g, " ");
    const source = whole("/embed/" + name + "?" + query).replace(/&/g, "&amp;");
    field.value = '<iframe src="' + source + '" title="' + title + '" width="100%" height="620" loading="lazy"></iframe>';
    const said = dialog.querySelector(".take-said");
    dialog.querySelector(".take-embed-copy").addEventListener("click", () => {
      field.select();
      const done = () => (said.textContent = words().linkGekopieerd.replace(": {link}", "."));
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done, () => {});
    });
    dialog.querySelector(".take-embed-close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      button.focus();
    });
    (document.fullscreenElement || document.body).append(dialog);
    dialog.showModal();
  }

  const ACTIONS = { plaatje: picture, korte_link: link, insluiten: iframe };

  document.addEventListener("click", (e) => {
    const button = e.target.closest(".take-button");
    if (button) return open && open.button === button ? close(true) : show(button, false);
    const item = open && e.target.closest('[role="menuitem"]');
    if (!item || !open.menu.contains(item)) return close(false);
    const from = open.button;
    const act = ACTIONS[item.dataset.take];
    // A link must still be there when the browser follows it.
    window.setTimeout(() => close(true));
    if (act) act(from);
  });

  document.addEventListener("keydown", (e) => {
    const button = e.target.closest?.(".take-button");
    if (button && !open && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
      e.preventDefault();
      return show(button, e.key === "ArrowUp");
    }
    if (!open) return;
    if (e.key === "Escape") {
      e.preventDefault();
      e.stopPropagation();
      return close(true);
    }
    if (e.key === "Tab") return close(true);
    if (!open.menu.contains(e.target)) return;
    if (["ArrowDown", "ArrowUp", "Home", "End"].includes(e.key)) {
      e.preventDefault();
      walk(e.key);
    } else if (e.key === " " && e.target.matches("a")) {
      e.preventDefault();
      e.target.click();
    } else if (e.key.length === 1 && e.key !== " ") {
      const next = members().find((m) => m.textContent.toLowerCase().startsWith(e.key.toLowerCase()));
      if (next) next.focus({ preventScroll: true });
    }
  }, true);
})();
