/* Everything that our scripts need of Dash beyond what its documentation promises; no other script knows how it
 * works inside. insides/listed.py names each of these with its reason, tests/insides/test_insides.py holds each
 * against the Dash that is installed.
 *
 * window.wijkmonitor.dash:
 *   plain                 the monitor runs on what Dash documents alone (WIJKMONITOR_PLAIN=1)
 *   setProps(id, props)   change properties of a component, past the queue of callbacks
 *   keep()                what a clientside callback answers when nothing changes
 *   callbacks(name, {…})  functions for clientside callbacks
 *   element(id)           the element of a component, also when its id is an object
 *   go(address, instead)  open a page of ours without loading the app anew, as dcc.Link does; or instead of this one
 *   onNavigate(act)       act(left) when a link has changed the address (also go and dcc.Link; not "back");
 *                         left is the address before it, {pathname, search}
 *   content()             the element in which Dash draws the page
 *   drawn(selector)       elements that Dash has drawn, and not those of the still page
 *   question(…)           what a fetch asks of a callback: {output, page}, or null when it asks nothing
 *   stored(id)            what a dcc.Store of the session holds, from before this page; null when nothing
 *   component(…)          a component as Dash's own answers describe it, or null when plain
 *   library(name)         a promise that the script of a package of components is there
 * And window.wijkmonitor.at(path): the address of a path of ours, in the edition that this page shows.
 */
(function () {
  "use strict";
  const root = document.documentElement.dataset.root || "";
  const QUESTIONS = "/_dash-update-component";
  const SCRIPTS = "/_dash-component-suites/";
  const CONTENT = "_pages_content";
  const plain = document.documentElement.hasAttribute("data-plain");

  function setProps(id, props) {
    window.dash_clientside.set_props(id, props);
  }

  function keep() {
    return window.dash_clientside.no_update;
  }

  function callbacks(name, functions) {
    window.dash_clientside = Object.assign({}, window.dash_clientside, { [name]: functions });
  }

  /* Dash writes an id that is an object as JSON, its keys in the order of the alphabet. */
  function element(id) {
    const name = typeof id === "string" ? id : JSON.stringify(id, Object.keys(id).sort());
    return document.getElementById(name);
  }

  /* Dash follows the history of the browser, so that "back" works; an address of ours goes the same way. */
  function go(address, instead) {
    window.history[instead ? "replaceState" : "pushState"]({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: window.history.state }));
  }

  const acts = [];
  const push = window.history.pushState;
  window.history.pushState = function (...address) {
    const { pathname, search } = window.location;
    push.apply(window.history, address);
    acts.forEach((act) => act({ pathname, search }));
  };

  function onNavigate(act) {
    acts.push(act);
  }

  function content() {
    return document.getElementById(CONTENT);
  }

  function drawn(selector) {
    return Array.from(document.querySelectorAll(selector)).filter((e) => !e.closest(".first-sight"));
  }

  /* Dash asks with fetch, names the outputs in the body, and asks for a page as for any other output. Without
     knowing that, every POST to our server is a question, and they are not told apart. */
  function question(resource, options) {
    const to = new URL(String(resource?.url || resource), window.location.href);
    if (plain) {
      const asks = to.origin === window.location.origin && options && options.method === "POST";
      return asks ? { output: "", page: true } : null;
    }
    if (!to.pathname.includes(QUESTIONS)) return null;
    let output = "?";
    try {
      output = String(JSON.parse(options.body).output);
    } catch {
      // a question all the same, but nobody knows of what
    }
    return { output: output, page: output.includes(CONTENT) };
  }

  function component(namespace, type, props) {
    return plain ? null : { namespace: namespace, type: type, props: props };
  }

  function stored(id) {
    if (plain) return null;
    try {
      return JSON.parse(window.sessionStorage.getItem(id));
    } catch {
      return null;
    }
  }

  const libraries = new Map();
  function library(name) {
    if (window[name]) return Promise.resolve(true); // plain: it came with the page
    if (!libraries.has(name)) {
      const script = new Promise((done, failed) => {
        const tag = document.createElement("script");
        tag.src = root + SCRIPTS + name + "/" + name + ".min.js";
        tag.onload = () => done(true);
        tag.onerror = () => failed(new Error(tag.src));
        document.head.appendChild(tag);
      });
      script.catch(() => libraries.delete(name)); // the next time it is needed, we try again
      libraries.set(name, script);
    }
    return libraries.get(name);
  }

  window.wijkmonitor = Object.assign(window.wijkmonitor || {}, {
    at: (path) => root + path,
    dash: { plain, setProps, keep, callbacks, element, go, onNavigate, content, drawn, question, stored, component, library },
  });
})();
