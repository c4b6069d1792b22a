/* A calm message when an answer fails: the server had an error, or is not there (components/shell.py).
 *
 * Dash says nothing on screen then. This only watches; what Dash does with the answer is unchanged.
 */
(function () {
  "use strict";
  const failing = new Set(); // outputs of which the last answer failed
  const ask = window.fetch;
  let leaving = false;

  function note({ output, page }, fine) {
    if (leaving) return; // a page that is left breaks off its questions
    if (output.endsWith(".ahead")) return; // only prepared; what is really chosen, is asked for again
    if (!fine) failing.add(output);
    else if (page) failing.clear(); // another page: those questions are gone
    else failing.delete(output);
    const message = document.getElementById("storing");
    if (message) message.hidden = failing.size === 0;
  }

  window.fetch = function (...asking) {
    const asked = ask.apply(window, asking);
    const question = window.wijkmonitor.dash.question(...asking);
    if (question) {
      asked.then(
        (response) => note(question, response.ok),
        (error) => note(question, error.name === "AbortError")
      );
    }
    return asked;
  };

  window.addEventListener("pagehide", () => (leaving = true));
  window.addEventListener("pageshow", () => (leaving = false));
  document.addEventListener("click", (e) => {
    if (e.target.closest(".trouble-again")) window.location.reload();
  });
})();
