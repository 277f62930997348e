// How the machine is: the connection, the readings with small charts, alerts, and the last heartbeats.

import {ago, bytes, button, call, fill, get, h, now, number, notice, span, svg, t, table, time, why} from './page.js';

const CLOCK = {timeStyle: 'medium'};
const READINGS = [
  {name: 'cpu', of: status => status.cpu_usage, most: 100, unit: '%'},
  {name: 'memory', of: status => status.memory_usage, most: 100, unit: '%'},
  {name: 'disk', of: status => status.disk_usage, most: 100, unit: '%'},
  {name: 'network', of: status => status.network_usage, unit: 'Mbit/s'},
  {name: 'temperature', of: status => status.temperature, most: 100, unit: '°C'},
];

export function state(main) {
  const place = name => h('div', {id: name});
  const [connection, alerts, tiles, more, beats] = ['connection', 'alerts', 'tiles', 'more', 'beats'].map(place);
  const told = notice();
  main.append(
    h('div', {class: 'head'}, h('h1', {}, t('dashboard.place.state')), h('div', {class: 'end'},
      button(t('dashboard.sync'), async () => {
        try {
          await call('POST', '/sync', {body: {}});
          told.say(t('dashboard.sync.done'), 'ok');
        } catch (fault) {
          told.say(why(fault), 'bad');
        }
      }))),
    told.place, connection, alerts, tiles, more, beats);
  let samples = [];
  return async (status, looks) => {
    showConnection(connection, status);
    fill(alerts, status.alerts, () => status.alerts.map(alert));
    if (looks % 20 === 0) {
      samples = (await get('/samples')).samples;
    }
    fill(tiles, [samples.at(-1)?.at, status.reading], () => h('div', {class: 'grid'}, READINGS.map(reading => tile(reading, status, samples))));
    fill(more, [samples.at(-1)?.at, status.reading], () => [facts(status.reading), history(samples)]);
    const {heartbeats} = await get('/heartbeats');
    fill(beats, heartbeats, () => lastBeats(heartbeats));
  };
}

function fact(name, ...value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, ...value));
}

// Made anew each time: ages grow. Nothing in it can be pressed.
function showConnection(place, status) {
  const next = status.next_contact ? Math.round((Date.parse(status.next_contact) - now()) / 1000) : null;
  place.replaceChildren(h('section', {class: 'card', 'aria-label': t('dashboard.connection')},
    h('h2', {}, t('dashboard.connection')),
    status.trouble && h('p', {class: 'note bad'}, t('dashboard.trouble', status.trouble)),
    status.disk && h('p', {class: 'note bad'}, t(`disk.${status.disk}`)),
    status.state === 'pending_approval' && h('p', {class: 'note warn'}, t('dashboard.pending')),
    h('dl', {class: 'facts'},
      fact(t('dashboard.last_contact'), status.last_contact ? ago(status.last_contact) : t('dashboard.never')),
      fact(t('dashboard.next_contact'), next === null ? '–' : next <= 0 ? t('dashboard.now') : t('dashboard.in_seconds', next)),
      fact(t('dashboard.latency'), status.latency_ms === undefined ? '–' : `${number(status.latency_ms)} ms`),
      fact(t('dashboard.server'), status.server),
      fact(t('dashboard.queued'), number(status.queued)),
      fact(t('dashboard.version'), status.version))));
}

function alert(found) {
  const subject = found.subject ? `: ${found.subject}` : '';
  return h('p', {class: `note ${found.critical ? 'bad' : 'warn'}`},
    h('b', {}, t(found.critical ? 'dashboard.alert.critical' : 'dashboard.alert.warning')),
    ` ${t(`dashboard.alert.${found.kind}`)}${subject}`, found.since ? ` · ${ago(found.since)}` : '');
}

const shown = (reading, value) => value === undefined ? '–' : `${number(value, reading.most ? 0 : 1)} ${reading.unit}`;

function tile(reading, status, samples) {
  const points = samples.map(sample => [Date.parse(sample.at), reading.of(sample.status)]).filter(point => point[1] !== undefined);
  const value = status.reading ? reading.of(status.reading) : points.at(-1)?.[1];
  if (value === undefined && points.length === 0) {
    return null;
  }
  const kind = reading.unit !== '%' || value < 80 ? '' : value < 90 ? 'warn' : 'bad';
  return h('section', {class: 'card tile', 'aria-label': t(`dashboard.reading.${reading.name}`)},
    h('div', {class: 'bar'}, h('h2', {}, t(`dashboard.reading.${reading.name}`)),
      kind && h('span', {class: `pill ${kind}`}, t(`dashboard.level.${kind}`))),
    h('p', {class: 'figure num'}, shown(reading, value)),
    points.length > 1 ? chart(reading, points, kind) : h('p', {class: 'small'}, t('dashboard.no_history')));
}

// A gap stays a gap: where three readings are missing, the line ends and begins again.
function chart(reading, points, kind) {
  const [from, to] = [points[0][0], points.at(-1)[0]];
  const steps = points.slice(1).map((point, index) => point[0] - points[index][0]).sort((a, b) => a - b);
  const longest = 3 * steps[Math.floor(steps.length / 2)];
  const most = reading.most ?? Math.max(1, ...points.map(point => point[1]));
  const x = at => (240 * (at - from) / Math.max(1, to - from)).toFixed(1);
  const y = value => (47 - 46 * Math.min(1, value / most)).toFixed(1);
  const runs = [];
  points.forEach((point, index) => {
    if (index === 0 || point[0] - points[index - 1][0] > longest) {
      runs.push([]);
    }
    runs.at(-1).push(point);
  });
  const values = points.map(point => point[1]);
  const sentence = t('dashboard.chart', t(`dashboard.reading.${reading.name}`), shown(reading, Math.min(...values)),
    shown(reading, Math.max(...values)), span((to - from) / 1000));
  const drawn = run => run.map((point, index) => `${index ? 'L' : 'M'}${x(point[0])} ${y(point[1])}`).join('');
  return [
    svg('svg', {class: `chart ${kind}`, viewBox: '0 0 240 48', preserveAspectRatio: 'none', role: 'img', 'aria-label': sentence},
      runs.map(run => [
        svg('path', {class: 'area', d: `${drawn(run)}L${x(run.at(-1)[0])} 48L${x(run[0][0])} 48Z`}),
        svg('path', {d: drawn(run)}),
      ])),
    h('p', {class: 'small'}, t('dashboard.chart.range', shown(reading, Math.min(...values)), shown(reading, Math.max(...values)), span((to - from) / 1000))),
  ];
}

function facts(reading) {
  if (!reading) {
    return null;
  }
  const given = (name, value) => value !== undefined && value !== null && fact(t(`dashboard.fact.${name}`), value);
  return h('section', {class: 'card'}, h('h2', {}, t('dashboard.more')), h('dl', {class: 'facts'},
    given('uptime', reading.uptime === undefined ? null : span(reading.uptime)),
    given('updates', reading.windows_updates),
    given('antivirus', antivirus(reading.antivirus_status)),
    given('people', reading.logged_users?.join(', ')),
    given('processes', reading.processes_count),
    given('restart', reading.restart_pending ? t('dashboard.yes') : null),
    (reading.volumes ?? []).map(volume => fact(volume.mount, t('dashboard.free', bytes(volume.free_bytes), bytes(volume.total_bytes))))));
}

function antivirus(status) {
  const [word, of] = (status ?? '').split(':');
  return status && [t(`dashboard.antivirus.${word}`), of].filter(Boolean).join(', ');
}

function history(samples) {
  const rows = samples.slice(-48).reverse().map(sample => h('tr', {},
    h('td', {}, time(sample.at)), READINGS.map(reading => h('td', {class: 'num'}, shown(reading, reading.of(sample.status))))));
  return rows.length > 0 && h('details', {id: 'history'}, h('summary', {}, t('dashboard.as_table')),
    table([t('dashboard.when'), ...READINGS.map(reading => t(`dashboard.reading.${reading.name}`))], rows, {label: t('dashboard.as_table')}));
}

function lastBeats(heartbeats) {
  const rows = heartbeats.slice(-15).reverse().map(beat => h('tr', {},
    h('td', {}, time(beat.at, CLOCK)),
    h('td', {}, h('span', {class: `pill ${beat.trouble ? 'bad' : 'ok'}`}, t(beat.trouble ? 'dashboard.beat.failed' : 'dashboard.beat.taken'))),
    h('td', {class: 'num'}, `${number(beat.took_ms)} ms`),
    h('td', {class: 'cut'}, beat.trouble ?? '')));
  return h('section', {class: 'card'}, h('h2', {}, t('dashboard.beats')),
    rows.length === 0 ? h('p', {class: 'quiet'}, t('dashboard.beats.none'))
      : table([t('dashboard.when'), t('dashboard.result'), t('dashboard.took'), t('dashboard.why')], rows, {label: t('dashboard.beats')}));
}
