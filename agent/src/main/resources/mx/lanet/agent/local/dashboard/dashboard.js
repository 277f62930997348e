// The frame: how a browser gets in, the places, the language and the theme, and the look at the service every 3 seconds.

import {Gone, Refused, call, content, fill, forgetKey, get, h, hasKey, loadWords, inSpanish, setKey, setOffset, t} from './page.js';
import {NAMES, tokens} from './brand.js';
import {state} from './machine.js';
import {help, tickets} from './tickets.js';
import {diagnosis, files, log, queue, settings} from './upkeep.js';
import {lookAtVisits, visits} from './visits.js';

const EVERY = 3000;
const places = {state, help, tickets, files, queue, diagnosis, log, settings};
let view = null;
let looking = false;
let looks = 0;

const saved = name => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const save = (name, value) => localStorage.setItem(name, value);

// ---------- the theme ----------
const dark = matchMedia('(prefers-color-scheme: dark)');
let color = '';
function paint() {
  const chosen = saved('lanet-theme') ?? 'system';
  const theme = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen;
  const root = document.documentElement;
  root.dataset.theme = theme;
  const theirs = tokens(color, theme);
  NAMES.forEach(name => (theirs ? root.style.setProperty(name, theirs[name]) : root.style.removeProperty(name)));
}
dark.addEventListener('change', paint);
paint();

// ---------- getting in ----------
// The pass leaves the address before anything else happens: it is in no history and in nobody's sight.
function takePass() {
  const pass = /^#pass=([0-9a-f]{64})$/.exec(location.hash)?.[1];
  if (location.hash.startsWith('#pass=')) {
    history.replaceState(null, '', location.pathname);
  }
  return pass;
}

async function enter(pass) {
  forgetKey();
  try {
    setKey((await call('POST', '/enter', {body: {pass}})).key);
  } catch (fault) {
    if (!(fault instanceof Refused)) {
      throw fault;
    }
  }
}

// ---------- the frame ----------
const line = h('div', {class: 'who'});
const gone = h('div', {role: 'status'});
const spoken = h('p', {class: 'for-readers', role: 'status'});

function option(value, text, chosen) {
  return h('option', {value, selected: value === chosen}, text);
}

function switches() {
  return h('div', {class: 'foot'},
    h('label', {}, t('dashboard.language'), h('select', {id: 'language', change: event => speak(event.target.value)},
      option('es', 'Español', inSpanish() ? 'es' : 'en'), option('en', 'English', inSpanish() ? 'es' : 'en'))),
    h('label', {}, t('dashboard.theme'), h('select', {id: 'theme', change: event => {
      save('lanet-theme', event.target.value);
      paint();
    }}, ['system', 'light', 'dark'].map(theme => option(theme, t(`dashboard.theme.${theme}`), saved('lanet-theme') ?? 'system')))));
}

async function speak(language) {
  save('lanet-language', language);
  await loadWords(language);
  render();
  document.getElementById('language')?.focus();
}

function frame(main) {
  const skip = h('a', {class: 'skip', href: '#main', click: event => {
    event.preventDefault();
    main.focus();
  }}, t('dashboard.skip'));
  document.body.replaceChildren(skip, h('div', {class: 'shell'},
    h('header', {class: 'side'},
      h('div', {class: 'brand'}, mark, house),
      line,
      h('nav', {'aria-label': t('dashboard.places')}, h('div', {class: 'places'}, Object.keys(places).map(place =>
        h('a', {href: `./#${place}`, id: `go-${place}`}, t(`dashboard.place.${place}`))))),
      switches()),
    main), spoken);
}

function locked() {
  view = null;
  document.title = `${t('dashboard.locked')} · LANET Helpdesk`;
  document.body.replaceChildren(h('main', {class: 'alone', id: 'main', tabindex: '-1'},
    h('img', {src: 'icon.svg', alt: ''}),
    h('h1', {}, t('dashboard.locked')),
    h('p', {}, t('dashboard.locked.why')),
    h('ol', {class: 'talk'},
      h('li', {}, t('dashboard.locked.tray')),
      h('li', {}, t('dashboard.locked.terminal'), ' ', h('code', {class: 'mono'}, './lanet agent dashboard'))),
    h('p', {class: 'quiet'}, t('dashboard.locked.once')),
    switches()));
}

// ---------- the places ----------
function render() {
  if (!hasKey()) {
    locked();
    return;
  }
  const [name, argument] = location.hash.slice(1).split('/');
  const place = places[name] ? name : 'state';
  const main = h('main', {id: 'main', tabindex: '-1'});
  line.shown = null;
  frame(main);
  const here = document.getElementById(`go-${place}`);
  here.setAttribute('aria-current', 'page');
  here.parentElement.scrollLeft = here.offsetLeft - 16;
  document.title = `${t(`dashboard.place.${place}`)} · LANET Helpdesk`;
  view = places[place](main, argument);
  main.prepend(gone, visits);
  looks = 0;
  look();
}

// ---------- the client's looks ----------
const mark = h('img', {src: 'icon.svg', alt: ''});
const house = h('span', {}, 'LANET Helpdesk');
let worn = '';

async function wear(desk) {
  const wanted = JSON.stringify([desk.brand_color, desk.brand_name, desk.brand_logo]);
  if (wanted === worn) {
    return;
  }
  worn = wanted;
  house.textContent = desk.brand_name || 'LANET Helpdesk';
  color = desk.brand_color;
  paint();
  mark.src = desk.brand_logo ? await content('/logo').catch(() => 'icon.svg') : 'icon.svg';
}

function standing(status) {
  const kind = {online: 'ok', offline: 'bad', pending_approval: 'warn'}[status.state] ?? '';
  fill(line, [status.state, status.computer_name, status.client_name, status.site_name, status.last_contact], () => [
    h('b', {}, status.computer_name ?? ''),
    h('span', {class: 'small'}, [status.client_name, status.site_name].filter(Boolean).join(', ')),
    h('div', {}, h('span', {class: `pill ${kind}`}, t(`dashboard.state.${status.state}`))),
  ]);
  const told = t(`dashboard.state.${status.state}`);
  if (spoken.textContent !== told) {
    spoken.textContent = told;
  }
}

function away(is) {
  fill(gone, is, () => is && h('p', {class: 'note bad'}, t('dashboard.gone.trying')));
}

async function look() {
  if (looking || document.hidden || !view || !hasKey()) {
    return;
  }
  looking = true;
  const mine = view;
  try {
    const status = await get('/status');
    setOffset(status.clock_offset_seconds);
    standing(status);
    wear(status.desk);
    away(false);
    await lookAtVisits();
    if (mine === view) {
      await mine(status, looks++);
    }
  } catch (fault) {
    if (fault instanceof Refused && fault.status === 401) {
      forgetKey();
      locked();
    } else if (fault instanceof Gone) {
      away(true);
    } else if (!(fault instanceof Refused)) {
      console.error(fault);
    }
  } finally {
    looking = false;
  }
  if (mine !== view) {
    look();
  }
}

// ---------- the beginning ----------
async function begin() {
  const pass = takePass();
  for (;;) {
    try {
      await loadWords(saved('lanet-language') ?? undefined);
      if (pass) {
        await enter(pass);
      }
      break;
    } catch {
      await new Promise(done => setTimeout(done, EVERY));
    }
  }
  render();
  addEventListener('hashchange', async () => {
    const another = takePass();
    if (another) {
      await enter(another).catch(() => away(true));
    }
    render();
    document.getElementById('main')?.focus();
  });
  document.addEventListener('visibilitychange', look);
  setInterval(look, EVERY);
}

begin();
