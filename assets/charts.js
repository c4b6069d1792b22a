/* Plotly: fetched while nobody waits for it, and drawn at the width there is: of a phone, or of paper. */
(function () {
  "use strict";
  const dash = window.wijkmonitor.dash;
  const WARM = "grafiek-warm"; // components/charts.py
  const NARROW = 540; // pixels: below this, small charts beside each other have no room for their names
  let warmed = false;

  /* The first chart of a visit costs half a second: 1 MB to fetch and read. We let Dash draw one of two
     points out of sight when the page stands and the browser has time, unless the visitor saves data. */
  function warm() {
    const saving = navigator.connection?.saveData;
    const place = document.getElementById(WARM);
    if (warmed || saving || !place) return;
    warmed = true;
    const figure = {
      data: [{ type: "scatter", mode: "lines+markers", x: [0, 1], y: [0, 1] }],
      layout: { width: 60, height: 60, margin: { l: 0, r: 0, t: 0, b: 0 } },
    };
    const props = { figure: figure, config: { displayModeBar: false, locale: "nl", showSendToCloud: false } };
    dash.setProps(WARM, { children: dash.component("dash_core_components", "Graph", props) });
  }

  function whenIdle() {
    const idle = window.requestIdleCallback || ((f) => window.setTimeout(f, 300));
    if (!warmed) window.setTimeout(() => idle(warm, { timeout: 3000 }), 400);
    return dash.keep();
  }

  /* Words and bars first, the chart after the browser has painted them: drawing one takes a tenth of a second
     in which a choice would seem to do nothing. Of choices in quick succession the last one counts. */
  const waiting = new Map();
  function later(figure, id) {
    if (!figure) return dash.keep();
    waiting.set(id.key, figure);
    const draw = () => {
      const last = waiting.get(id.key);
      if (last && waiting.delete(id.key)) drawIn(id, last);
    };
    window.requestAnimationFrame(() => window.setTimeout(draw));
    return dash.keep();
  }

  /* Small charts (components/group_trend.py) come with their axes in columns, and in layout.meta those of one
     column. Which of the two is drawn follows from the room that there is. */
  const sent = new Map(); // key -> [id, figure as the server made it, whether it stands in one column]

  function fitting(id, figure) {
    const meta = figure?.layout?.meta;
    const place = dash.element(id);
    if (!meta || !meta.narrow || !place) return null;
    const narrow = place.clientWidth > 0 && place.clientWidth < NARROW;
    sent.set(id.key, [id, figure, narrow]);
    const layout = Object.assign({}, figure.layout);
    for (const axis of Object.keys(meta.narrow))
      if (narrow) layout[axis] = Object.assign({}, layout[axis], meta.narrow[axis]);
    return {
      figure: Object.assign({}, figure, { layout: layout }),
      style: { height: narrow ? meta.narrow_height : meta.height },
    };
  }

  function drawIn(id, figure) {
    dash.setProps(id, fitting(id, figure) || { figure: figure });
  }

  function suited(id, figure) {
    const none = dash.keep();
    const found = fitting(id, figure);
    return found && sent.get(id.key)[2] ? [found.figure, found.style] : [none, none];
  }

  window.addEventListener("resize", () => {
    for (const [id, figure, narrow] of sent.values()) {
      const found = fitting(id, figure);
      if (found && sent.get(id.key)[2] !== narrow) dash.setProps(id, found);
    }
  });

  /* On paper a chart has the room that the stylesheet names (--on-paper, in pixels), and its columns back. */
  function onPaper(chart) {
    const size = { width: parseInt(getComputedStyle(chart).getPropertyValue("--on-paper"), 10) || 640 };
    const known = Array.from(sent.values()).find(([id]) => chart.closest('[id*="' + CSS.escape(id.key) + '"]'));
    if (!known || !known[2]) return size;
    const { layout } = known[1];
    size.height = layout.meta.height;
    for (const axis of Object.keys(layout.meta.narrow))
      for (const part of ["domain", "showticklabels"]) size[axis + "." + part] = layout[axis][part];
    return size;
  }

  function afterPaper(chart) {
    window.Plotly.relayout(chart, { width: null, height: null, autosize: true });
    for (const [id, figure] of sent.values()) drawIn(id, figure);
  }

  function each(act) {
    if (window.Plotly?.relayout) document.querySelectorAll(".card-chart .js-plotly-plot").forEach(act);
  }

  window.addEventListener("beforeprint", () => each((chart) => window.Plotly.relayout(chart, onPaper(chart))));
  window.addEventListener("afterprint", () => each(afterPaper));

  dash.callbacks("charts", { later: later, suited: suited, whenIdle: whenIdle });
})();
