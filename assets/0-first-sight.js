/* Takes the still page away (serving/first_sight.py) in the moment that Dash has drawn the real one.
 *
 * This file comes before all that observe, so that its observer is the first: what others do on the page that has just been drawn,
 * they do on a page that is in sight. A click on the still page is done again on the real one.
 */
(function () {
  "use strict";
  const still = document.querySelector(".first-sight");
  if (!still) return;
  const PATIENCE = 8000;
  function swap() {
    drawn.disconnect();
    window.removeEventListener("click", window.early, true); // of the script in the head
    still.remove();
    if (window.early.at) again(100);
  }

  /* Once the page has told what is chosen (assets/selection.js), which takes it a moment. */
  function again(tries) {
    if (!window.wijkmonitor.standing() && tries > 0) return window.setTimeout(() => again(tries - 1), 50);
    const target = document.elementFromPoint(...window.early.at);
    const control = target?.closest("a[href], button, input, select, [data-event]");
    if (!control) return;
    control.focus();
    control.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
  }

  const drawn = new MutationObserver(() => {
    const content = window.wijkmonitor.dash.content();
    const trouble = document.getElementById("storing");
    if (content?.firstElementChild || (trouble && !trouble.hidden)) swap();
  });
  drawn.observe(document.body, { childList: true, subtree: true, attributeFilter: ["hidden"] });
  window.setTimeout(() => still.isConnected && swap(), PATIENCE);
})();
