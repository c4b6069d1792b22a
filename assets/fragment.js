/* Fragment: a Dash component that shows HTML made on the server and reports what is chosen in it.
 *
 * One innerHTML costs a millisecond where a tree of Dash components costs tens (docs/decisions.md). The
 * HTML is ours and escaped in Python (components/markup.py). What an element does is said by attributes:
 *   data-event, data-value   chosen by click, Enter or Space: event = {name, value, theme, at}; with the
 *                            property `chooses` it changes the selection (assets/selection.js) instead
 *   data-toggle              opens and closes the element with that id; one with data-from is filled from
 *                            that address when it opens first, or says data-failed; with data-idle as soon as
 *                            the browser has nothing else to do
 *   data-go                  what is chosen opens that address
 *   data-tip                 lines shown on hover and focus; they can be pointed at, Escape takes them away
 *   data-tell                the same of a cell, made from what stands in it and in the heads of its row and column
 *                            (figures/areas/cells.py)
 *   data-rove                a set of which only one member is a tab stop; arrow keys walk it
 *                            (data-rove="grid" on a table: up and down go to the same column;
 *                            data-rove="map": to the member named in data-near, "up right down left")
 *   data-copy                puts that text on the clipboard and says so
 *   data-fullscreen          shows the closest element with that selector on the whole screen
 *   <a href="/…">            goes to another page without loading the app anew, as dcc.Link does
 *   data-mark                gets the class "is-marked" while it equals the property `marked`
 * With the property `prepares` it reports in `near` that somebody is about to use it; what a callback then
 * puts in the property `ahead` is at hand for the writer of the selection, as wijkmonitor.ahead[id].
 */
(function () {
  "use strict";
  const React = window.React;

  function tipBox() {
    let box = document.getElementById("tip");
    if (!box) {
      box = document.createElement("div");
      box.id = "tip";
      box.className = "tip";
      box.setAttribute("aria-hidden", "true"); // the same words are in the element's accessible name
      box.addEventListener("mouseenter", () => window.clearTimeout(leaving));
      box.addEventListener("mouseleave", leaveTip);
      document.body.appendChild(box);
    }
    return box;
  }

  const TELLING = "[data-tip], button[data-tell]";
  const LINGER = 250; // ms in which the pointer can go from an element to its tip
  let tipped = null; // the element whose tip is shown, or was until Escape
  let leaving = null;

  function showTip(element) {
    window.clearTimeout(leaving);
    if (element === tipped) return; // it is there, or was taken away by Escape
    tipped = element;
    const box = tipBox();
    box.replaceChildren(
      ...(element.dataset.tip || told(element)).split("\n").map((line, i) => {
        const row = document.createElement("div");
        row.textContent = line;
        if (i === 0) row.className = "tip-title";
        return row;
      })
    );
    box.classList.add("is-shown");
    const at = element.getBoundingClientRect();
    const size = box.getBoundingClientRect();
    const middle = at.left + at.width / 2;
    const left = middle - size.width * (0.5 + outwards(element, middle));
    const above = at.top - size.height - 8;
    const below = at.bottom + 8;
    const room = document.documentElement.clientWidth - size.width - 8;
    const fits = below + size.height < window.innerHeight - 8;
    box.style.left = Math.max(8, Math.min(left, room)) + "px";
    box.style.top = (above > 8 && !(fits && inLowerHalf(element, at)) ? above : below) + "px";
  }

  /* The name of the row, and the sentence of the column with what stands in the cell. */
  function told(button) {
    const cell = button.closest("td");
    const words = (selector) => (button.querySelector(selector)?.textContent || "").trim();
    const sign = words(".number i");
    const filled = {
      waarde: words(".number").slice(0, sign ? -sign.length : undefined),
      tellers: words(".counts"),
      ijkpunt: button.dataset.ref || "",
      oordeel: (sign + " " + words(".visually-hidden").replace(/^, /, "")).trim(),
    };
    const column = cell.closest("table").rows[0].cells[cell.cellIndex].dataset.tell;
    const lines = column.split("\n").map((line) => line.replace(/\{(\w+)\}/, (_, name) => filled[name]));
    return [cell.parentElement.querySelector("th button").firstChild.data, ...lines].filter(Boolean).join("\n");
  }

  /* In a drawing the tip goes outwards: what can be pointed at, must not lie on the other slices. */
  function inLowerHalf(element, at) {
    const drawing = element.ownerSVGElement?.getBoundingClientRect();
    return Boolean(drawing) && at.top + at.height / 2 > drawing.top + drawing.height / 2;
  }

  function outwards(element, middle) {
    const drawing = element.ownerSVGElement?.getBoundingClientRect();
    if (!drawing) return 0;
    return middle > drawing.left + drawing.width / 2 ? -0.4 : 0.4;
  }

  function putAway() {
    window.clearTimeout(leaving);
    const box = document.getElementById("tip");
    if (box) box.classList.remove("is-shown");
  }

  function hideTip() {
    putAway();
    tipped = null;
  }

  /* WCAG 1.4.13: the pointer may go to the tip, and it stays for as long as it is pointed at. */
  function leaveTip() {
    window.clearTimeout(leaving);
    leaving = window.setTimeout(hideTip, LINGER);
  }

  // Escape takes it away wherever the focus is, and it stays away until the pointer has left.
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") putAway();
  });

  function toggle(button) {
    const target = document.getElementById(button.dataset.toggle);
    if (!target) return;
    target.hidden = !target.hidden;
    if (!target.hidden && target.dataset.from) fill(target);
    button.setAttribute("aria-expanded", String(!target.hidden));
  }

  /* What is only wanted when it is opened has an address of its own; HTML of ours, as everything here. */
  function fill(target) {
    const { from, failed } = target.dataset;
    delete target.dataset.from;
    window
      .fetch(from)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
      .then(
        (html) => {
          target.innerHTML = html;
        },
        () => {
          target.textContent = failed;
          target.dataset.from = from; // opened again it is asked again
        }
      );
  }

  function copy(button) {
    const words = button.textContent;
    const text = new URL(button.dataset.copy, window.location.href).href;
    const say = (told, long) => {
      if (button.dataset.busy) return;
      button.dataset.busy = "1";
      button.textContent = told;
      window.setTimeout(() => {
        button.textContent = words;
        delete button.dataset.busy;
      }, long);
    };
    // Without https a browser gives no clipboard: then the link is shown, to be copied by hand.
    const failed = () => say((button.dataset.failed || "{link}").replace("{link}", text), 12000);
    if (!navigator.clipboard) return failed();
    navigator.clipboard.writeText(text).then(() => say(button.dataset.copied, 1600), failed);
  }

  function fullscreen(button) {
    const target = button.closest(button.dataset.fullscreen);
    if (document.fullscreenElement) document.exitFullscreen();
    else if (target) target.requestFullscreen();
  }

  function travel(e, anchor) {
    const plain = e.button === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey;
    const ours = anchor.origin === window.location.origin && !anchor.target && !anchor.hasAttribute("download");
    const file = "file" in anchor.dataset; // the browser fetches it, or shows why there is none
    if (!plain || !ours || file || anchor.getAttribute("href").startsWith("#")) return;
    e.preventDefault();
    if (anchor.dataset.naar) return window.wijkmonitor.open(anchor.href); // it asks for all that it shows
    const to = new URL(anchor.href);
    // On the page we are on, what the link does not ask for stays: Dash does not draw a page anew, nor write
    // the address, when the link is the one that this page was opened with.
    if (to.pathname === window.location.pathname)
      new URLSearchParams(window.location.search).forEach((value, key) => {
        if (!to.searchParams.has(key)) to.searchParams.set(key, value);
      });
    window.wijkmonitor.dash.go(to);
    if (!anchor.hash) window.scrollTo(0, 0);
  }

  function below(table, from, step) {
    const cell = from.closest("th, td");
    const rows = Array.from(table.rows);
    for (let i = rows.indexOf(cell.parentElement) + step; i >= 0 && i < rows.length; i += step) {
      const found = rows[i].cells[cell.cellIndex] && rows[i].cells[cell.cellIndex].querySelector("[data-event]");
      if (found) return found;
    }
    return from;
  }

  function rove(set, from, key) {
    const members = Array.from(set.querySelectorAll("[data-event]"));
    const step = STEPS[key];
    if (set.dataset.rove === "map") {
      const near = members[Number(from.dataset.near.split(" ")[WAYS.indexOf(key)])];
      return near && focusOn(members, near);
    }
    const down = set.dataset.rove === "grid" && (key === "ArrowDown" || key === "ArrowUp");
    const next = members[(members.indexOf(from) + step + members.length) % members.length];
    focusOn(members, down ? below(set, from, step) : next);
  }

  function focusOn(members, to) {
    members.forEach((m) => m.setAttribute("tabindex", m === to ? "0" : "-1"));
    to.focus();
  }

  const WAYS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"];
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  let prepared = null; // the selection for which a Fragment was last pointed at
  let left = null; // the data-key that had the focus in a Fragment that has just gone

  function Fragment(props) {
    const root = React.useRef(null);
    const focused = React.useRef(null);

    const choose = (element) => {
      hideTip();
      const { event: name, value, theme, go } = element.dataset;
      if (go) return window.wijkmonitor.dash.go(new URL(go, window.location.href));
      if (props.chooses) return window.wijkmonitor.choose({ name, value, theme });
      // The moment makes it a new event, also when the same thing is chosen as the last time here.
      props.setProps({ event: { name, value, theme, at: Date.now() } });
    };
    const onClick = (e) => {
      const button = e.target.closest("[data-toggle]");
      if (button) return toggle(button);
      const act = e.target.closest("[data-copy], [data-fullscreen]");
      if (act) return act.dataset.copy ? copy(act) : fullscreen(act);
      const anchor = e.target.closest("a[href]");
      if (anchor) return travel(e, anchor);
      const element = e.target.closest("[data-event]");
      if (element) choose(element);
    };
    const onKeyDown = (e) => {
      if (e.key === "Escape") {
        if (document.fullscreenElement) document.exitFullscreen(); // not every browser does so by itself
        return putAway();
      }
      const element = e.target.closest("[data-event]");
      if (!element) return;
      const set = element.closest("[data-rove]");
      if (set && STEPS[e.key]) {
        e.preventDefault();
        rove(set, element, e.key);
      } else if ((e.key === "Enter" || e.key === " ") && element.tagName !== "BUTTON") {
        e.preventDefault(); // a <button> turns these keys into a click by itself
        choose(element);
      }
    };
    const onHover = (e) => {
      const element = e.target.closest(TELLING);
      if (element) showTip(element);
      else leaveTip();
    };
    const onFocus = (e) => {
      onNear();
      focused.current = e.target.dataset.key || null;
      const element = e.target.closest(TELLING);
      if (element && e.target.matches(":focus-visible")) showTip(element);
    };

    React.useLayoutEffect(() => {
      window.wijkmonitor.ahead[props.id] = props.ahead;
    }, [props.ahead]);

    // Pointed at, or reached by keyboard: once for each selection, so that the server can have ready what comes.
    const onNear = () => {
      const now = props.prepares && window.wijkmonitor.standing();
      if (!now || prepared === now) return;
      prepared = now;
      props.setProps({ near: Date.now() });
    };

    React.useLayoutEffect(() => {
      // A card that is drawn anew is another Fragment: it takes the focus over from the one before it.
      if (left && document.activeElement === document.body) {
        const next = root.current.querySelector('[data-key="' + CSS.escape(left) + '"]');
        if (next) next.focus({ preventScroll: true });
        if (next) left = null;
      }
      const here = root.current;
      return () => {
        const key = here.contains(document.activeElement) ? document.activeElement.dataset.key : null;
        if (!key) return;
        left = key;
        window.setTimeout(() => (left = null), 500);
      };
    }, []);

    React.useLayoutEffect(() => {
      window.wijkmonitor.landkaart(root.current); // a map of thousands of areas is drawn by a script
      const idle = window.requestIdleCallback || window.setTimeout;
      root.current.querySelectorAll("[data-from][data-idle]").forEach((element) => idle(() => fill(element)));
    }, [props.html]);

    React.useLayoutEffect(() => {
      // New HTML replaces the element that had the focus: give it back to its successor.
      if (focused.current && document.activeElement === document.body) {
        const next = root.current.querySelector('[data-key="' + CSS.escape(focused.current) + '"]');
        if (next) next.focus({ preventScroll: true });
      }
    }, [props.html]);

    React.useLayoutEffect(() => {
      root.current.querySelectorAll("[data-mark]").forEach((element) => {
        const marked = element.dataset.mark === props.marked;
        element.classList.toggle("is-marked", marked);
        if (element.tagName === "BUTTON") element.setAttribute("aria-pressed", String(marked));
      });
    }, [props.html, props.marked]);

    return React.createElement("div", {
      id: props.id,
      ref: root,
      className: props.className,
      "data-stamp": props.stamp,
      onClick: onClick,
      onKeyDown: onKeyDown,
      onMouseOver: onHover,
      onMouseLeave: leaveTip,
      onPointerEnter: onNear,
      onFocus: onFocus,
      onBlur: (e) => {
        if (e.relatedTarget) focused.current = null;
        leaveTip();
      },
      dangerouslySetInnerHTML: { __html: props.html || "" },
    });
  }

  window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { Fragment: React.memo(Fragment), ahead: {} });
})();
