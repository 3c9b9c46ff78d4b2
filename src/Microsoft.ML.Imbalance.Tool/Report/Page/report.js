(function () {
  var button = document.getElementById('theme');
  var root = document.documentElement;
  var system = window.matchMedia('(prefers-color-scheme: dark)');
  function isDark() { return root.dataset.theme ? root.dataset.theme === 'dark' : system.matches; }
  function show() { button.setAttribute('aria-pressed', String(isDark())); }
  button.addEventListener('click', function () { root.dataset.theme = isDark() ? 'light' : 'dark'; show(); });
  system.addEventListener('change', show);
  button.hidden = false;
  show();

  // The keyboard stops at tables that have to be scrolled, and at no others.
  var tables = Array.prototype.slice.call(document.querySelectorAll('.scroll'));
  function stops() { tables.forEach(function (t) { t.tabIndex = t.scrollWidth > t.clientWidth ? 0 : -1; }); }
  window.addEventListener('resize', stops);
  document.addEventListener('toggle', stops, true);
  stops();
})();
