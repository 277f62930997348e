// What every part of the page uses: elements, words, figures, and calls to the service.
// Whatever comes from the service becomes text of elements and is never read as HTML.

const KEY = 'lanet-key';
const SVG = 'http://www.w3.org/2000/svg';
const words = new Map();
let language = 'es-MX';
let offset = 0;

/** The service does not answer. */
export class Gone extends Error {}

/** The service answered, and not with what was asked for. */
export class Refused extends Error {
  constructor(status, body) {
    super(typeof body.error === 'string' ? body.error : String(status));
    this.status = status;
    this.body = body;
  }
}

function element(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false && child !== ''));
  return made;
}

/** An element; a function among the attributes listens to the event of that name. */
export const h = (name, attributes = {}, ...children) =>
  element(document.createElement(name), attributes, children);

export const svg = (name, attributes = {}, ...children) =>
  element(document.createElementNS(SVG, name), attributes, children);

/** Makes the content anew when the data are others than last time; the focus stays where it was. */
export function fill(place, data, make) {
  const state = JSON.stringify([language, data]);
  if (place.shown === state) {
    return;
  }
  place.shown = state;
  const focused = place.contains(document.activeElement) ? document.activeElement.id : '';
  const open = new Set([...place.querySelectorAll('details[open][id]')].map(details => details.id));
  place.replaceChildren(...[make()].flat(Infinity).filter(Boolean));
  open.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

export async function loadWords(wanted) {
  const answer = await call('GET', '/words', {language: wanted});
  language = answer.language;
  words.clear();
  Object.entries(answer.words).forEach(([key, text]) => words.set(key, text));
  document.documentElement.lang = language;
}

export const inSpanish = () => language.startsWith('es');
export const has = key => words.has(key);

/** The text of a key, {0} and so on filled in; a key that a newer service may know shows its last word. */
export function t(key, ...values) {
  const text = words.get(key) ?? key.split('.').pop();
  return text.replace(/''|\{(\d)\}/g, (found, index) => (found === "''" ? "'" : String(values[Number(index)] ?? '')));
}

/** The same with a capital, where it stands by itself. */
export const title = key => {
  const text = t(key);
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
};

/** How far the server's clock is ahead of this machine's, by which all stamps are. */
export function setOffset(seconds) {
  offset = seconds * 1000;
}

export const now = () => Date.now() + offset;

export function ago(iso) {
  const seconds = Math.round((now() - Date.parse(iso)) / 1000);
  const format = new Intl.RelativeTimeFormat(language, {numeric: 'auto', style: 'short'});
  const [size, unit] = Math.abs(seconds) < 90 ? [1, 'second'] : Math.abs(seconds) < 5400 ? [60, 'minute']
    : Math.abs(seconds) < 129600 ? [3600, 'hour'] : [86400, 'day'];
  return format.format(-Math.round(seconds / size), unit);
}

export function time(iso, style = {dateStyle: 'medium', timeStyle: 'short'}) {
  const at = new Date(iso);
  return h('time', {datetime: iso, title: at.toLocaleString(language)}, new Intl.DateTimeFormat(language, style).format(at));
}

export const number = (value, digits = 0) =>
  new Intl.NumberFormat(language, {maximumFractionDigits: digits}).format(value);

export function bytes(count) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, count)) / Math.log(1024)));
  return `${number(count / 1024 ** power, power > 1 ? 1 : 0)} ${units[power]}`;
}

export function span(seconds) {
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds % 86400 / 3600);
  const minutes = Math.floor(seconds % 3600 / 60);
  return days > 0 ? t('dashboard.span.days', days, hours) : t('dashboard.span.hours', hours, minutes);
}

export const hasKey = () => sessionStorage.getItem(KEY) !== null;
export const setKey = key => sessionStorage.setItem(KEY, key);
export const forgetKey = () => sessionStorage.removeItem(KEY);

/** Asks the service; throws Gone or Refused. */
export async function call(method, path, options = {}) {
  const headers = {...options.headers};
  if (options.language ?? words.size > 0) {
    headers['Accept-Language'] = options.language ?? language;
  }
  if (hasKey()) {
    headers['X-LANET-Secret'] = sessionStorage.getItem(KEY);
  }
  const raw = options.content !== undefined;
  if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  let answer;
  try {
    const body = raw ? options.content : options.body === undefined ? undefined : JSON.stringify(options.body);
    answer = await fetch(path, {method, headers, body, cache: 'no-store', signal: AbortSignal.timeout(60000)});
  } catch (fault) {
    throw new Gone(fault.message);
  }
  const read = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Refused(answer.status, read);
  }
  return read;
}

/** Fetches content with the key; an address of this page's own for it. */
export async function content(path) {
  const answer = await fetch(path, {headers: {'X-LANET-Secret': sessionStorage.getItem(KEY) ?? ''}, cache: 'no-store'})
    .catch(fault => { throw new Gone(fault.message); });
  if (!answer.ok) {
    throw new Refused(answer.status, await answer.json().catch(() => ({})));
  }
  return URL.createObjectURL(await answer.blob());
}

/** Gives a file to the browser to keep. */
export async function save(path, name) {
  const address = await content(path);
  h('a', {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

export const get = path => call('GET', path);

/** A button that does one thing at a time, and keeps its focus meanwhile. */
export function button(label, act, kind = '') {
  const made = h('button', {type: 'button', class: `btn ${kind}`, click: async () => {
    if (made.getAttribute('aria-disabled') === 'true') {
      return;
    }
    made.setAttribute('aria-disabled', 'true');
    try {
      await act(made);
    } finally {
      made.removeAttribute('aria-disabled');
    }
  }}, label);
  return made;
}

/** Why something was not done, in plain words. */
export function why(fault) {
  return fault instanceof Gone ? t('dashboard.gone') : fault.status === 503 ? t('dashboard.no_server', fault.message) : fault.message;
}

/** A line that is read out when it changes. */
export function notice() {
  const place = h('div', {role: 'status'});
  return {place, say: (text, kind = '') => place.replaceChildren(...text ? [h('p', {class: `note ${kind}`}, text)] : [])};
}

export function table(headings, rows, attributes = {}) {
  return h('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': attributes.label},
    h('table', {class: attributes.class ?? ''},
      h('thead', {}, h('tr', {}, headings.map(text => h('th', {scope: 'col'}, text)))),
      h('tbody', {}, rows)));
}
