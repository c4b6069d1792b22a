/* Clocks inside the page (bench/browser.py adds this to it before anything else runs). All times in ms.
 *
 * dom     the DOM has changed (a MutationObserver: right after the change, before style and layout)
 * laid    the same, and style and layout were forced by getBoundingClientRect: "repainted" in the budgets
 * framed  the second animation frame after that: 0 to 33 ms of waiting for a screen of 60 Hz included
 */
(() => {
  "use strict";
  const bench = (window.__bench = {});
  const QUIET = 150; // ms without a change before a gesture is over
  const PATIENCE = 5000;
  performance.setResourceTimingBufferSize(10000);

  function frames(then) {
    requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
  }

  function force(elements) {
    elements.forEach((element) => element.getBoundingClientRect());
    return performance.now();
  }

  // From the start of the navigation (where performance.now() is 0) until taart and table stand.
  const stands = (...selectors) => new Promise((done, failed) => {
    setTimeout(() => failed(new Error("taart and table did not appear")), 4 * PATIENCE);
    const seen = new MutationObserver(() => {
      const parts = selectors.map((s) => document.querySelector(s));
      if (parts.includes(null)) return;
      seen.disconnect();
      const dom = performance.now();
      const laid = force(parts);
      frames((framed) => done({ start: 0, dom: dom, laid: laid, framed: framed }));
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  bench.loaded = stands(".pie-card svg", ".table-card table"); // in the first HTML, or drawn by Dash
  bench.ready = stands("#taart svg", "#tabel table"); // drawn by Dash: from now on a click is answered

  // The next event of this type starts the clock; the last change in a watched element stops it, once each
  // of the required elements has changed. Then `bench.outcome` is fulfilled.
  bench.arm = (type, key, required, watched) => {
    const elements = new Map(watched.map((id) => [id, document.getElementById(id)]));
    const found = { start: 0 };
    const changed = new Set();
    const starts = (event) => {
      if (key && event.key !== key) return;
      window.removeEventListener(type, starts, true);
      found.start = performance.now();
    };
    window.addEventListener(type, starts, true);
    bench.outcome = new Promise((done, failed) => {
      let quiet = 0;
      const seen = new MutationObserver((records) => {
        if (!found.start) return;
        for (const [id, element] of elements) {
          if (records.some((r) => element.contains(r.target))) changed.add(id);
        }
        if (!required.every((id) => changed.has(id))) return;
        const dom = (found.dom = performance.now());
        found.framed = 0;
        found.laid = force([...elements.values()]);
        frames((framed) => {
          if (found.dom === dom) found.framed = framed;
        });
        clearTimeout(quiet);
        quiet = setTimeout(finish, QUIET);
      });
      const never = setTimeout(() => {
        seen.disconnect();
        failed(new Error(`after ${type}: changed only [${[...changed]}] of [${required}]`));
      }, PATIENCE);
      function finish() {
        if (!found.framed) return void (quiet = setTimeout(finish, QUIET)); // a busy machine
        clearTimeout(never);
        seen.disconnect();
        found.requests = performance
          .getEntriesByType("resource")
          .filter((r) => r.startTime >= found.start && /_dash-update-component|\/delen\//.test(r.name))
          .map((r) => [r.startTime - found.start, r.responseEnd - found.start]);
        done(found);
      }
      elements.forEach((e) => seen.observe(e, { childList: true, characterData: true, subtree: true }));
    });
  };

  // Where to click so that a slice of the taart is hit, and not a neighbour in the same box.
  bench.pointIn = (slice) => {
    slice.scrollIntoView({ block: "nearest" });
    const path = slice.querySelector("path");
    const box = path.getBBox();
    for (let i = 1; i < 100; i++) {
      const x = box.x + (box.width * (1 + (i % 10))) / 11;
      const y = box.y + (box.height * (1 + Math.floor(i / 10))) / 11;
      const point = new DOMPoint(x, y);
      if (!path.isPointInFill(point)) continue;
      const screen = point.matrixTransform(path.getScreenCTM());
      if (slice.contains(document.elementFromPoint(screen.x, screen.y))) return [screen.x, screen.y];
    }
    throw new Error("no point found in " + slice.getAttribute("aria-label"));
  };

  bench.waterfall = () => {
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    return {
      paint: paint ? paint.startTime : null,
      requests: entries.map((r) => [
        r.startTime, r.responseStart, r.responseEnd, r.transferSize, new URL(r.name).pathname,
      ]),
    };
  };
})();
