/* The short way of a choice: ask the server at once which parts of the page change (callbacks/short_way.py), and
 * set them. By way of the store Dash would ask twenty milliseconds later and show the answer fifteen later.
 *
 * window.wijkmonitor.parts.ask(selection, done, otherwise): draw the page for a selection, then done(); or
 * otherwise() when it cannot be asked for so. Who chooses again, or leaves, breaks off what was under way: leave().
 */
(function () {
  "use strict";
  let going = null; // what breaks off the questions that are under way

  /* The redraws of this page: those of which every part is on screen; the first HTML names them all. */
  function here() {
    const listed = document.getElementById("delen");
    const named = listed ? Object.entries(JSON.parse(listed.dataset.names)) : []; // not there when plain
    return named
      .map(([name, ids]) => [name, ids.map((id) => [id, document.getElementById(id)])])
      .filter(([, parts]) => parts.every(([, element]) => element));
  }

  function question(name, parts, selection, signal) {
    const stamps = Object.fromEntries(parts.map(([id, element]) => [id, element.dataset.stamp || null]));
    const asked = {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Uitgave": document.documentElement.dataset.release },
      body: JSON.stringify({ keuze: selection, staat: stamps }),
      signal: signal,
    };
    return window.fetch(window.wijkmonitor.at("/delen/" + name), asked).then((answer) => {
      if (answer.status === 409) return window.wijkmonitor.renewed() || {}; // newer figures: none is drawn here
      if (answer.ok) window.wijkmonitor.troubleOver();
      return answer.ok ? answer.json() : Promise.reject(new Error(answer.status));
    });
  }

  function leave() {
    if (going) going.abort();
    going = null;
  }

  function show(changes) {
    for (const [id, props] of Object.entries(changes))
      if (document.getElementById(id)) window.wijkmonitor.dash.setProps(id, props);
  }

  function ask(selection, done, otherwise) {
    const parts = here();
    if (!parts.length) return otherwise();
    const mine = (going = new AbortController());
    const questions = parts.map(([name, ids]) =>
      question(name, ids, selection, mine.signal).then((changes) => {
        if (mine === going) show(changes);
      })
    );
    Promise.all(questions).then(
      () => mine === going && done(),
      () => mine === going && otherwise()
    );
  }

  window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { parts: { ask: ask, leave: leave } });
})();
