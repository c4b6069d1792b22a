/* A calm message when an answer fails: the server had an error, or is not there (components/shell.py).
 *
 * Dash says nothing on screen then. This only watches; what Dash does with the answer is unchanged.
 */
(function () {
  "use strict";
  const failing = new Set(); // outputs of which the last answer failed
  const ask = window.fetch;
  let leaving = false;

  /* The server shows newer figures than this page: it has refused, and nothing of them is drawn here. */
  function renewed() {
    leaving = true; // what fails from now on is not told besides
    document.getElementById("storing").hidden = true;
    document.getElementById("nieuw").hidden = false;
  }

  function note({ output, page }, fine) {
    if (leaving) return; // a page that is left breaks off its questions
    if (output.endsWith(".ahead")) return; // only prepared; what is really chosen, is asked for again
    if (!fine) failing.add(output);
    else if (page) failing.clear(); // another page: those questions are gone
    else failing.delete(output);
    const message = document.getElementById("storing");
    if (message) message.hidden = failing.size === 0;
  }

  /* With every question goes which release this page shows (serving/editions.py). */
  function told(options) {
    const headers = new Headers(options.headers);
    headers.set("X-Uitgave", document.documentElement.dataset.release);
    return { ...options, headers: headers };
  }

  window.fetch = function (resource, options) {
    const question = window.wijkmonitor.dash.question(resource, options);
    const asked = ask.call(window, resource, question && options ? told(options) : options);
    if (question) {
      asked.then(
        (response) => (response.status === 409 ? renewed() : note(question, response.ok)),
        (error) => note(question, error.name === "AbortError")
      );
    }
    return asked;
  };

  /* The figures on screen are right again, by the short way of a choice (1-parts.js). */
  function over() {
    failing.clear();
    document.getElementById("storing").hidden = true;
  }

  Object.assign(window.wijkmonitor, { renewed: renewed, troubleOver: over });
  window.addEventListener("pagehide", () => (leaving = true));
  window.addEventListener("pageshow", () => (leaving = false));
  document.addEventListener("click", (e) => {
    if (e.target.closest(".trouble-again")) window.location.reload();
  });
})();
