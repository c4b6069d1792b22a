/* Dutch for Plotly: the packaged locale has gaps, and Plotly would fetch it from elsewhere.
 *
 * Plotly registers what it finds in PlotlyLocales when it loads; charts ask for "nl" (components/charts.py).
 */
(function () {
  "use strict";
  const nl = {
    moduleType: "locale",
    name: "nl",
    dictionary: {
      Autoscale: "Automatisch schalen",
      "Reset axes": "Assen herstellen",
      Reset: "Herstellen",
      "Double-click to zoom back out": "Dubbelklik om uit te zoomen",
      "Double-click on legend to isolate one trace": "Dubbelklik in de legenda om één lijn te tonen",
      "Click to enter X axis title": "",
      "Click to enter Y axis title": "",
      "Click to enter Plot title": "",
      Close: "Sluiten",
      Pan: "Verschuiven",
      Zoom: "Zoomen",
      "Zoom in": "Inzoomen",
      "Zoom out": "Uitzoomen",
      "high:": "hoogste:",
      "low:": "laagste:",
      "median:": "mediaan:",
      "mean:": "gemiddelde:",
      "max:": "hoogste:",
      "min:": "laagste:",
      "open:": "begin:",
      "close:": "eind:",
      "trace:": "lijn:",
    },
    format: {
      days: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
      shortDays: ["zo", "ma", "di", "wo", "do", "vr", "za"],
      months: [
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
      ],
      shortMonths: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
      periods: ["", ""],
      decimal: ",",
      thousands: ".",
      date: "%-d-%-m-%Y",
      year: "%Y",
      month: "%b %Y",
      dayMonth: "%-d %b",
      dayMonthYear: "%-d %b %Y",
    },
  };
  // If Plotly is there already, tell it; otherwise it looks here when it loads.
  if (window.Plotly?.register) window.Plotly.register(nl);
  else window.PlotlyLocales = (window.PlotlyLocales || []).concat(nl);
})();
