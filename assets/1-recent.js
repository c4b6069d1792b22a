/* Which areas were last looked at in this browser: their codes, per edition, and nothing else. It stays here; no
 * server hears of it. Where storage is blocked nothing is remembered.
 */
(function () {
  "use strict";
  const KEY = "wijkmonitor.bekeken.";
  const MOST = 4;

  function read(edition) {
    try {
      const codes = JSON.parse(window.localStorage.getItem(KEY + edition));
      return Array.isArray(codes) ? codes.filter((code) => typeof code === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  function add(edition, code) {
    try {
      const codes = [code, ...read(edition).filter((other) => other !== code)].slice(0, MOST);
      window.localStorage.setItem(KEY + edition, JSON.stringify(codes));
    } catch {
      // then it is not remembered
    }
  }

  window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { recent: { read, add } });
})();
