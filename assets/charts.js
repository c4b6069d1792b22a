/* Plotly: fetched while nobody waits for it, and at the width of the paper when printed. */
(function () {
  "use strict";
  const WARM = "grafiek-warm"; // components/charts.py
  const PAPER = 455; // pixels: half of A4 landscape, less the margins of page and card
  let warmed = false;

  /* The first chart of a visit costs half a second: 1 MB to fetch and read. We let Dash draw one of two
     points out of sight when the page stands and the browser has time, unless the visitor saves data. */
  function warm() {
    const saving = navigator.connection && navigator.connection.saveData;
    const place = document.getElementById(WARM);
    if (warmed || saving || !place) return;
    warmed = true;
    const figure = {
      data: [{ type: "scatter", mode: "lines+markers", x: [0, 1], y: [0, 1] }],
      layout: { width: 60, height: 60, margin: { l: 0, r: 0, t: 0, b: 0 } },
    };
    const props = { figure: figure, config: { displayModeBar: false, locale: "nl", showSendToCloud: false } };
    window.dash_clientside.set_props(WARM, {
      children: { namespace: "dash_core_components", type: "Graph", props: props },
    });
  }

  function whenIdle() {
    const idle = window.requestIdleCallback || ((f) => window.setTimeout(f, 300));
    if (!warmed) window.setTimeout(() => idle(warm, { timeout: 3000 }), 400);
    return window.dash_clientside.no_update;
  }

  /* Words and bars first, the chart after the browser has painted them: drawing one takes a tenth of a second
     in which a choice would seem to do nothing. Of choices in quick succession the last one counts. */
  const waiting = new Map();
  function later(figure, id) {
    if (!figure) return window.dash_clientside.no_update;
    waiting.set(id.key, figure);
    const draw = () => {
      const last = waiting.get(id.key);
      if (last && waiting.delete(id.key)) window.dash_clientside.set_props(id, { figure: last });
    };
    window.requestAnimationFrame(() => window.setTimeout(draw));
    return window.dash_clientside.no_update;
  }

  /* A chart has the width it had on the screen; on paper that may be too wide. */
  function fit(size) {
    if (!window.Plotly || !window.Plotly.relayout) return;
    document.querySelectorAll(".card-chart .js-plotly-plot").forEach((chart) => window.Plotly.relayout(chart, size));
  }

  window.addEventListener("beforeprint", () => fit({ width: PAPER }));
  window.addEventListener("afterprint", () => fit({ width: null, autosize: true }));

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    charts: { later: later, whenIdle: whenIdle },
  });
})();
