// What the server can not do: theme and zone before the first paint, dialogs, shortcuts, panning. No library.
(() => {
  const root = document.documentElement;
  const keep = (name, value) => { document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`; };
  try { keep('suture-zone', Intl.DateTimeFormat().resolvedOptions().timeZone); } catch { /* stays UTC */ }

  const byId = id => document.getElementById(id);
  window.suture = {
    open: id => { const d = byId(id); if (d && !d.open) d.showModal(); },
    close: id => byId(id)?.close(),
    focus: id => byId(id)?.focus(),
    copy: text => navigator.clipboard?.writeText(text),
  };

  const dark = () => root.dataset.theme === 'dark' || (root.dataset.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const closeNav = () => delete root.dataset.nav;

  document.addEventListener('click', e => {
    const at = selector => e.target.closest(selector);
    if (at('[data-theme-toggle]')) {
      root.dataset.theme = dark() ? 'light' : 'dark';
      keep('suture-theme', root.dataset.theme);
    }
    if (at('[data-nav-toggle]')) {
      if (root.dataset.nav) closeNav(); else { root.dataset.nav = 'open'; document.querySelector('.nav a')?.focus(); }
    } else if (at('.nav a') || at('.nav-veil')) closeNav();
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(e.target) || at('.sheet a')) menu.open = false;
    }
    const opener = at('[data-open]');
    if (opener) window.suture.open(opener.dataset.open);
    if (at('[data-close]')) at('dialog')?.close();
    if (at('[data-print]')) print();
    const zoom = at('[data-zoom]');
    if (zoom) zoomBy(byId(zoom.dataset.for), Number(zoom.dataset.zoom));
  });

  let wentAt = 0;
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape') {
      if (root.dataset.nav) { closeNav(); document.querySelector('[data-nav-toggle]')?.focus(); }
      for (const menu of document.querySelectorAll('details.menu[open]')) { menu.open = false; menu.querySelector('summary')?.focus(); }
    }
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select, dialog[open]')) return;
    if (e.key === '/') { const s = document.querySelector('[data-search]'); if (s) { e.preventDefault(); s.focus(); } }
    else if (e.key === '?') window.suture.open('shortcuts');
    else if (e.key === 'g') wentAt = Date.now();
    else if (Date.now() - wentAt < 1200) {
      wentAt = 0;
      document.querySelector(`[data-go="${CSS.escape(e.key)}"]`)?.click();
    }
  });

  // An open page talks to the server over one connection that no cookie limits: so the page itself keeps the session while somebody
  // works, and signs out when nobody has for as long as the session may be idle (21 CFR 11.10(d)).
  const idleLimit = 30 * 60e3, beat = 5 * 60e3;
  let active = Date.now(), beaten = Date.now();
  for (const kind of ['pointerdown', 'keydown', 'wheel']) document.addEventListener(kind, () => { active = Date.now(); }, { passive: true, capture: true });
  setInterval(() => {
    const now = Date.now();
    if (now - active >= idleLimit) document.querySelector('form[action="/account/sign-out"]')?.requestSubmit();
    else if (active > beaten && now - beaten >= beat) { beaten = now; fetch('/ui/favicon.svg', { cache: 'no-store' }).catch(() => {}); }
  }, 15e3);

  // A drawing that can be moved and zoomed changes only its viewBox; "0" shows all of it again.
  const box = svg => svg.getAttribute('viewBox').split(' ').map(Number);
  const zoomBy = (svg, factor, px = .5, py = .5) => {
    if (!svg) return;
    svg.dataset.whole ??= svg.getAttribute('viewBox');
    if (!factor) { svg.setAttribute('viewBox', svg.dataset.whole); return; }
    const [x, y, w, h] = box(svg);
    const nw = Math.min(Math.max(w * factor, 120), 40000), nh = h * nw / w;
    svg.setAttribute('viewBox', `${x + (w - nw) * px} ${y + (h - nh) * py} ${nw} ${nh}`);
  };
  document.addEventListener('wheel', e => {
    const svg = e.target.closest?.('svg[data-panzoom]');
    if (!svg) return;
    e.preventDefault();
    const r = svg.getBoundingClientRect();
    zoomBy(svg, e.deltaY > 0 ? 1.12 : 1 / 1.12, (e.clientX - r.left) / r.width, (e.clientY - r.top) / r.height);
  }, { passive: false });
  let drag = null;
  document.addEventListener('pointerdown', e => {
    const svg = e.target.closest?.('svg[data-panzoom]');
    if (svg && !e.target.closest('a')) { svg.dataset.whole ??= svg.getAttribute('viewBox'); drag = { svg, x: e.clientX, y: e.clientY, from: box(svg) }; }
  });
  document.addEventListener('pointermove', e => {
    if (!drag) return;
    const r = drag.svg.getBoundingClientRect(), [x, y, w, h] = drag.from, s = Math.max(w / r.width, h / r.height);
    drag.svg.setAttribute('viewBox', `${x - (e.clientX - drag.x) * s} ${y - (e.clientY - drag.y) * s} ${w} ${h}`);
  });
  document.addEventListener('pointerup', () => { drag = null; });
})();
