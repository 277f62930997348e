// What whoever looks after the machine wants to see: files, queue, diagnosis, log and settings.

import {bytes, button, call, fill, get, h, has, notice, number, save, t, table, time, why} from './page.js';

const READ_AT_ONCE = 64 * 1024 * 1024;

function heading(main, place, ...end) {
  main.append(h('div', {class: 'head'}, h('h1', {}, t(`dashboard.place.${place}`)), h('div', {class: 'end'}, ...end)));
}

// ---------- files ----------
export function files(main) {
  const told = notice();
  const list = h('div', {});
  const digests = new Map();
  let shown = [];
  let going = false;
  const show = async () => {
    const answer = await get('/files');
    shown = answer.files;
    going = answer.fetched?.going ?? false;
    draw(answer);
    for (const file of shown.filter(one => one.at && one.size <= READ_AT_ONCE && !digests.has(version(one)))) {
      await digest(file, answer);
    }
  };
  const digest = async (file, answer) => {
    try {
      digests.set(version(file), (await get(`/files/${file.id}/sha256`)).sha256);
    } catch (fault) {
      digests.set(version(file), why(fault));
    }
    draw(answer);
  };
  const remove = async file => {
    try {
      await call('DELETE', `/files/${file.id}`);
      told.say(t('dashboard.files.deleted', file.name), 'ok');
    } catch (fault) {
      told.say(why(fault), 'bad');
    }
    await show().catch(() => {});
  };
  const keep = file => save(`/files/${file.id}/content`, file.name).catch(fault => told.say(why(fault), 'bad'));
  const again = async file => {
    try {
      await call('POST', `/files/${file.id}/again`, {body: {}});
      told.say(t('dashboard.files.again.begun', file.name));
    } catch (fault) {
      told.say(fault.status === 409 ? t('dashboard.files.again.busy') : why(fault), 'bad');
    }
    await show().catch(() => {});
  };
  const state = (file, fetched) => fetched?.id === file.id && (fetched.going || fetched.trouble)
    && h('p', {class: fetched.going ? 'small' : 'small bad', role: 'status'}, fetched.going
      ? t('dashboard.files.again.going', Math.floor(100 * fetched.bytes / Math.max(1, file.size))) : fetched.trouble);
  const draw = answer => fill(list, [answer, [...digests]], () => answer.files.length === 0
    ? h('p', {class: 'card quiet'}, t('dashboard.files.none'))
    : [h('section', {class: 'card'},
      table([t('dashboard.files.name'), t('dashboard.files.size'), t('dashboard.when'), 'SHA-256', t('dashboard.action')],
        answer.files.map(file => row(file, answer)), {label: t('dashboard.place.files'), class: 'folding'})),
    h('p', {class: 'quiet'}, t(answer.may_delete ? 'dashboard.files.folder.open' : 'dashboard.files.folder'), ' ', h('code', {class: 'mono'}, answer.folder), ' ',
      button(t('dashboard.copy'), async () => {
        await navigator.clipboard.writeText(answer.folder);
        told.say(t('dashboard.copied'), 'ok');
      }, 'small-btn')),
    !answer.may_delete && h('p', {class: 'small'}, t('dashboard.files.owner'))]);
  const row = (file, answer) => h('tr', {},
    h('th', {scope: 'row', class: 'cut'}, file.name, state(file, answer.fetched)),
    h('td', {class: 'num'}, bytes(file.size)),
    h('td', {}, file.at ? time(file.at) : t('dashboard.files.gone')),
    h('td', {class: 'mono'}, !file.at ? '–' : digests.get(version(file)) ?? (file.size > READ_AT_ONCE
      ? button(t('dashboard.files.digest'), () => digest(file, answer), 'small-btn') : t('dashboard.files.reading'))),
    h('td', {class: 'end acts'}, file.at && (file.by || answer.may_delete) && h('button', {type: 'button', class: 'btn small-btn', id: `save-${file.id}`,
      'aria-label': t('dashboard.files.save.this', file.name), click: () => keep(file)}, t('dashboard.files.save')), file.again && h('button', {type: 'button', class: 'btn small-btn', id: `again-${file.id}`,
      'aria-label': t('dashboard.files.again.this', file.name), click: () => again(file)}, t('dashboard.files.again')), answer.may_delete && file.at && h('button', {type: 'button', class: 'btn small-btn', id: `delete-${file.id}`,
      'aria-label': t('dashboard.files.delete.this', file.name), click: () => confirm(file, () => remove(file))}, t('dashboard.files.delete'))));
  heading(main, 'files', button(t('dashboard.refresh'), () => show().catch(fault => told.say(why(fault), 'bad'))));
  main.append(h('p', {class: 'quiet'}, t('dashboard.files.what')), told.place, list);
  return async (status, looks) => {
    if (going || looks % 20 === 0) {
      await show();
    }
  };
}

const version = file => `${file.id} ${file.size} ${file.at}`;

function confirm(file, act) {
  const dialog = h('dialog', {'aria-labelledby': 'question', close: () => dialog.remove()},
    h('h2', {id: 'question'}, t('dashboard.files.delete.question', file.name)),
    h('p', {}, t('dashboard.files.delete.after', bytes(file.size))),
    h('div', {class: 'bar'},
      h('button', {type: 'button', class: 'btn', click: () => dialog.close()}, t('dashboard.cancel')),
      h('button', {type: 'button', class: 'btn danger', click: () => {
        dialog.close();
        act();
      }}, t('dashboard.files.delete'))));
  document.body.append(dialog);
  dialog.showModal();
}

// ---------- queue ----------
export function queue(main) {
  const list = h('div', {class: 'card'});
  const gaps = h('div', {class: 'card'});
  heading(main, 'queue');
  main.append(h('p', {class: 'quiet'}, t('dashboard.queue.what')), list, gaps);
  return status => {
    const kinds = Object.entries(status.queue);
    fill(list, [kinds, status.queue_overfull], () => [h('h2', {}, t('dashboard.queue.waiting')),
      status.queue_overfull && h('p', {class: 'note bad'}, t('dashboard.queue.overfull')),
      kinds.length === 0 ? h('p', {class: 'quiet'}, t('dashboard.queue.empty'))
        : table([t('dashboard.queue.kind'), t('dashboard.queue.items'), t('dashboard.files.size')], kinds.map(([kind, held]) =>
          h('tr', {}, h('td', {}, t(`dashboard.queue.kind.${kind}`)), h('td', {class: 'num'}, number(held.items)), h('td', {class: 'num'}, bytes(held.bytes)))),
        {label: t('dashboard.queue.waiting')})]);
    fill(gaps, status.gaps.length, () => [h('h2', {}, t('dashboard.gaps')),
      status.gaps.length === 0 ? h('p', {class: 'quiet'}, t('dashboard.gaps.none'))
        : table([t('dashboard.queue.kind'), t('dashboard.queue.items'), t('dashboard.gaps.from'), t('dashboard.gaps.to'), t('dashboard.why')],
          status.gaps.slice(-100).reverse().map(gap => h('tr', {}, h('td', {}, t(`dashboard.queue.kind.${gap.kind}`)), h('td', {class: 'num'}, number(gap.dropped)),
            h('td', {}, time(gap.from)), h('td', {}, time(gap.to)), h('td', {}, t(`dashboard.gaps.${gap.why}`)))), {label: t('dashboard.gaps')})]);
  };
}

// ---------- diagnosis ----------
export function diagnosis(main) {
  const told = notice();
  const list = h('div', {});
  const kinds = {ok: 'ok', note: 'warn', wrong: 'bad'};
  heading(main, 'diagnosis', button(t('dashboard.diagnosis.begin'), async () => {
    told.say(t('dashboard.diagnosis.running'));
    try {
      const {checks} = await call('POST', '/diagnosis', {body: {}});
      list.replaceChildren(h('ul', {class: 'card rows'}, checks.map(check => h('li', {class: 'row'},
        h('span', {class: `pill ${kinds[check.grade]}`}, t(`dashboard.diagnosis.${check.grade}`)),
        h('div', {class: 'subject'}, h('p', {}, check.finding), check.remedy && h('p', {class: 'quiet'}, check.remedy))))));
      const wrong = checks.filter(check => check.grade !== 'ok').length;
      told.say(wrong === 0 ? t('dashboard.diagnosis.well') : t('dashboard.diagnosis.found', wrong), wrong === 0 ? 'ok' : 'warn');
    } catch (fault) {
      told.say(why(fault), 'bad');
    }
  }, 'primary'));
  main.append(h('p', {class: 'quiet'}, t('dashboard.diagnosis.what')), told.place, list);
  return () => {};
}

// ---------- log ----------
export function log(main) {
  const lines = h('pre', {class: 'log', role: 'log', 'aria-live': 'off', tabindex: '0', 'aria-label': t('dashboard.place.log')});
  heading(main, 'log');
  main.append(h('p', {class: 'quiet'}, t('dashboard.log.what')), lines);
  return async () => {
    const found = (await get('/log')).lines;
    const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 40;
    fill(lines, found, () => found.length === 0 ? t('dashboard.log.none') : found.map(text => h('span', {class: / ERROR /.test(text) ? 'bad' : / WARN /.test(text) ? 'warn' : ''}, `${text}\n`)));
    if (atEnd) {
      lines.scrollTop = lines.scrollHeight;
    }
  };
}

// ---------- settings ----------
export function settings(main) {
  const list = h('div', {});
  heading(main, 'settings');
  main.append(h('p', {class: 'quiet'}, t('dashboard.settings.what')), list);
  return async (status, looks) => {
    if (looks % 20 !== 0) {
      return;
    }
    const shown = (await get('/settings')).settings;
    fill(list, shown, () => h('section', {class: 'card'}, table([t('dashboard.settings.name'), t('dashboard.settings.value'), t('dashboard.settings.origin')],
      shown.map(one => h('tr', {},
        h('th', {scope: 'row', class: 'cut'}, h('span', {class: 'mono'}, one.path),
          has(`setting.${one.path}`) && h('p', {class: 'small'}, t(`setting.${one.path}`))),
        h('td', {class: 'cut'}, one.text === '' ? '–' : one.text),
        h('td', {class: 'cut'}, origin(one)))), {label: t('dashboard.place.settings'), class: 'folding'})));
  };
}

function origin(one) {
  const word = one.origin.toLowerCase();
  const layered = `origin.${word}.${one.layer}`;
  const parts = [t(has(layered) ? layered : `origin.${word}`), one.owners && t('config.owners')].filter(Boolean);
  return [parts.join('; '), one.since && h('p', {class: 'small'}, time(one.since)),
    one.wanted !== undefined && one.wanted !== null && h('p', {class: 'small'}, t(one.owners ? 'config.forbidden' : 'config.outranked', one.wanted, new Date(one.wanted_at ?? one.wantedAt).toLocaleString()))];
}
