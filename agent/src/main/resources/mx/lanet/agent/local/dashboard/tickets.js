// Asking for help, and what became of it: the machine's tickets, and one ticket with its conversation.

import {Refused, bytes, button, call, fill, get, h, has, notice, number, save, t, time, title, why} from './page.js';

const STATES = {nuevo: ['○', 'accent'], asignado: ['●', ''], en_progreso: ['◐', 'accent'], en_espera: ['‖', 'warn'], resuelto: ['✓', 'ok'], cerrado: ['■', '']};
const MAX_FILE = 25 * 1024 * 1024;
const MAX_FILES = 10;
const DRAFT = 'lanet-draft';

function pill(status) {
  const [glyph, kind] = STATES[status] ?? ['○', ''];
  return h('span', {class: `pill ${kind}`}, h('span', {'aria-hidden': 'true'}, glyph), title(`status.${status}`));
}

// ---------- asking ----------
export function help(main) {
  const told = notice();
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? '{}');
  const subject = h('input', {type: 'text', id: 'subject', maxlength: 300});
  const description = h('textarea', {id: 'description', required: true, maxlength: 20000, 'aria-describedby': 'description-hint'});
  const category = h('select', {id: 'category'}, h('option', {value: ''}, t('dashboard.help.no_category')));
  const priority = h('select', {id: 'priority'}, ['baja', 'media', 'alta', 'critica'].map(word =>
    h('option', {value: word, selected: word === (draft.priority ?? 'media')}, title(`priority.${word}`))));
  const withFacts = h('input', {type: 'checkbox', id: 'with-facts', checked: true});
  const files = fileInput();
  const facts = h('div', {});
  subject.value = draft.subject ?? '';
  description.value = draft.description ?? '';
  const parcel = parcelOf(files, draft.identity);
  const keep = () => sessionStorage.setItem(DRAFT, JSON.stringify(
    {identity: parcel.identity(), subject: subject.value, description: description.value, priority: priority.value}));
  const send = button(t('dashboard.help.send'), async () => {
    if (description.value.trim() === '') {
      told.say(t('dashboard.help.empty'), 'bad');
      description.setAttribute('aria-invalid', 'true');
      description.focus();
      return;
    }
    description.removeAttribute('aria-invalid');
    told.say(t('dashboard.help.sending'));
    try {
      const identity = await parcel.handOver();
      keep();
      const request = {identity, subject: subject.value.trim() || null, description: description.value,
        category: category.value || null, priority: priority.value, with_facts: withFacts.checked};
      const became = await call('POST', '/tickets', {body: request});
      told.say(became.state === 'delivered' ? t('dashboard.help.delivered', became.ticket_number)
        : became.state === 'kept' ? t('dashboard.help.kept') : t('dashboard.help.refused', became.error), became.success ? 'ok' : 'bad');
      if (became.success) {
        sessionStorage.removeItem(DRAFT);
        form.reset();
      }
      parcel.next();
    } catch (fault) {
      const key = `ticket.not_kept.${fault.body?.reason}`;
      told.say(has(key) ? t(key) : why(fault), 'bad');
    }
  }, 'primary');
  const form = h('form', {class: 'card', input: keep, submit: event => event.preventDefault()},
    field(subject, t('dashboard.help.subject')),
    field(description, t('dashboard.help.description'), h('span', {class: 'small', id: 'description-hint'}, t('dashboard.help.description.hint'))),
    h('div', {class: 'two'}, field(category, t('dashboard.help.category')), field(priority, t('dashboard.help.priority'))),
    fileField(files),
    h('div', {class: 'choice'}, withFacts, h('label', {for: 'with-facts'}, t('dashboard.help.facts'))),
    h('details', {}, h('summary', {}, t('dashboard.help.facts.see')), facts),
    h('div', {}, send));
  main.append(h('div', {class: 'head'}, h('h1', {}, t('dashboard.place.help'))), told.place, form);
  return async (status, looks) => {
    if (looks === 0) {
      facts.replaceChildren(h('pre', {class: 'mono', tabindex: '0'}, JSON.stringify(await get('/facts'), null, 2)));
      await offer(category);
    }
  };
}

function field(control, label, hint) {
  return h('div', {class: 'field'}, h('label', {for: control.id}, label), control, hint);
}

/** The server's categories, while it can be asked; without them the team chooses. */
async function offer(category) {
  try {
    const found = (await get('/categories')).categories ?? [];
    category.append(...found.map(one => h('option', {value: one.id}, one.path ?? one.name)));
  } catch (fault) {
    if (!(fault instanceof Refused)) {
      throw fault;
    }
  }
}

const fileInput = () => h('input', {type: 'file', id: 'files', multiple: true, 'aria-describedby': 'files-hint'});

const fileField = files =>
  field(files, t('dashboard.help.files'), h('span', {class: 'small', id: 'files-hint'}, t('dashboard.help.files.hint', MAX_FILES)));

/** A text and its files under one identity: what is sent again is handed over once. */
function parcelOf(files, begun) {
  let identity = begun ?? crypto.randomUUID();
  let attached = '';
  return {
    identity: () => identity,
    handOver: async () => {
      const chosen = [...files.files];
      const mark = chosen.map(file => `${file.name} ${file.size} ${file.lastModified}`).join();
      if (mark !== attached) {
        identity = await attach(chosen);
        attached = mark;
      }
      return identity;
    },
    next: () => {
      identity = crypto.randomUUID();
      attached = '';
      files.value = '';
    },
  };
}

/** Hands the files over under a new identity, which the ticket then has: what failed half-way is never sent. */
async function attach(files) {
  const wrong = files.find(file => file.size > MAX_FILE || file.size === 0);
  if (wrong || files.length > MAX_FILES) {
    throw new Refused(400, {error: wrong ? t('dashboard.help.file_size', wrong.name, bytes(wrong.size)) : t('dashboard.help.files.hint', MAX_FILES)});
  }
  const fresh = crypto.randomUUID();
  for (const file of files) {
    await call('POST', '/attachments', {content: file, headers: {'X-LANET-Ticket': fresh, 'X-LANET-File-Name': encodeURIComponent(file.name)}});
  }
  return fresh;
}

// ---------- the list ----------
export function tickets(main, id) {
  if (id) {
    return ticket(main, id);
  }
  const waiting = h('div', {});
  const list = h('div', {});
  const search = h('input', {type: 'search', id: 'search', 'aria-label': t('dashboard.tickets.search'), placeholder: t('dashboard.tickets.search')});
  const status = h('select', {id: 'status', 'aria-label': t('dashboard.tickets.state')}, h('option', {value: ''}, t('dashboard.tickets.all')),
    Object.keys(STATES).map(word => h('option', {value: word}, title(`status.${word}`))));
  let page = 1;
  const show = async () => {
    const found = (await get('/tickets/waiting')).waiting;
    fill(waiting, found, () => found.length > 0 && undelivered(found));
    try {
      const query = new URLSearchParams({page, search: search.value, status: status.value});
      const answer = await get(`/tickets?${query}`);
      fill(list, answer.tickets.concat(answer.total), () => listed(answer, turn));
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.status === 401) {
        throw fault;
      }
      fill(list, why(fault), () => h('p', {class: 'note warn'}, t('dashboard.tickets.away', why(fault))));
    }
  };
  const turn = async by => {
    page += by;
    await show();
  };
  const again = () => {
    page = 1;
    return show().catch(() => {});
  };
  search.addEventListener('input', again);
  status.addEventListener('change', again);
  main.append(
    h('div', {class: 'head'}, h('h1', {}, t('dashboard.place.tickets')), h('div', {class: 'end'},
      h('a', {class: 'btn primary', href: '#help'}, t('dashboard.place.help')))),
    h('div', {class: 'bar'}, search, status), waiting, list);
  return async (standing, looks) => {
    if (looks % 5 === 0) {
      await show();
    }
  };
}

function undelivered(waiting) {
  return h('section', {class: 'card'}, h('h2', {}, t('dashboard.tickets.waiting')), h('ul', {class: 'rows'}, waiting.map(one =>
    h('li', {}, h('div', {class: 'row'},
      h('span', {class: `pill ${one.refusal ? 'bad' : 'warn'}`}, t(one.refusal ? 'dashboard.tickets.refused' : 'dashboard.tickets.waits')),
      h('span', {class: 'subject'}, one.subject, one.refusal ? h('span', {class: 'quiet'}, ` · ${one.refusal}`) : null),
      h('span', {class: 'small'}, time(one.queued_at)))))));
}

function listed(answer, turn) {
  if (answer.tickets.length === 0) {
    return h('p', {class: 'card quiet'}, t('dashboard.tickets.none'));
  }
  const pages = Math.max(1, Math.ceil(answer.total / Math.max(1, answer.per_page)));
  return h('section', {class: 'card', 'aria-label': t('dashboard.place.tickets')},
    h('ul', {class: 'rows'}, answer.tickets.map(one => h('li', {},
      h('a', {class: `row ${one.unread_comments > 0 ? 'unread' : ''}`, href: `#tickets/${one.ticket_id}`, id: `ticket-${one.ticket_id}`},
        h('span', {class: 'small num'}, one.ticket_number),
        h('span', {class: 'subject'}, one.subject ?? ''),
        one.unread_comments > 0 && h('span', {class: 'unseen'}, t('dashboard.tickets.unread', one.unread_comments)),
        h('span', {class: 'small'}, one.assigned_to ?? ''),
        h('span', {class: 'small'}, title(`priority.${one.priority}`)),
        pill(one.status),
        one.updated_at && h('span', {class: 'small'}, time(one.updated_at)))))),
    pages > 1 && h('div', {class: 'bar'},
      answer.page > 1 && button(t('dashboard.earlier'), () => turn(-1)),
      h('span', {class: 'small num'}, t('dashboard.page', answer.page, pages)),
      answer.page < pages && button(t('dashboard.later'), () => turn(1))));
}

// ---------- one ticket ----------
function ticket(main, id) {
  const told = notice();
  const head = h('div', {});
  const talk = h('div', {});
  const acts = h('div', {});
  const text = h('textarea', {id: 'reply'});
  const files = fileInput();
  const enclosed = fileField(files);
  const parcel = parcelOf(files);
  const at = `/tickets/${encodeURIComponent(id)}`;
  const act = async (word, body, done) => {
    try {
      const identity = word === 'comments' ? await parcel.handOver() : crypto.randomUUID();
      const became = await call('POST', `${at}/${word}`, {body, headers: {'X-LANET-Identity': identity}});
      if (body.comment) {
        text.value = '';
      }
      if (word === 'comments') {
        parcel.next();
      }
      const refused = (became.refused ?? []).map(file => file.file_name).join(', ');
      told.say(refused ? t('dashboard.ticket.files.refused', refused) : done, refused ? 'bad' : 'ok');
      await show();
    } catch (fault) {
      told.say(t('dashboard.ticket.not_done', why(fault)), 'bad');
    }
  };
  const words = () => text.value.trim() ? {comment: text.value} : {};
  const reply = h('form', {class: 'card', submit: event => event.preventDefault()}, field(text, t('dashboard.ticket.reply')), enclosed, acts);
  reply.hidden = true;
  const say = () => {
    const comment = text.value.trim() || (files.files.length > 0 ? t('dashboard.ticket.files.only') : '');
    return comment ? act('comments', {comment}, t('dashboard.ticket.sent')) : text.focus();
  };
  main.append(h('p', {}, h('a', {href: '#tickets'}, t('dashboard.tickets.back'))), head, told.place, talk, reply);
  const show = async () => {
    const found = await get(at);
    const may = found.may ?? usually(found);
    fill(head, [found.subject, found.status, found.assigned_to, found.priority], () => heading(found));
    fill(talk, [found.comments, found.rating, found.attachments, found.history], () => conversation(found, file =>
      save(`${at}/attachments/${file.attachment_id}`, file.file_name).catch(fault => told.say(why(fault), 'bad'))));
    reply.hidden = !(may.reply || may.close || may.reopen || may.rate);
    text.parentElement.hidden = !(may.reply || may.reopen);
    enclosed.hidden = !may.reply;
    fill(acts, may, () => [h('div', {class: 'bar'},
      may.reply && button(t('dashboard.ticket.send'), say, 'primary'),
      may.close && button(t('dashboard.ticket.close'), () => act('close', {}, t('dashboard.ticket.closed'))),
      may.reopen && button(t('dashboard.ticket.reopen'), () => act('reopen', words(), t('dashboard.ticket.reopened')))),
    may.rate && stars(score => act('rating', {score}, t('dashboard.ticket.rated')))]);
    return found;
  };
  return async (standing, looks) => {
    if (looks % 5 !== 0) {
      return;
    }
    try {
      const found = await show();
      if (found.unread_comments !== 0 || looks === 0) {
        await call('POST', `${at}/read`, {body: {}});
      }
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.status === 401) {
        throw fault;
      }
      if (!head.shown) {
        head.replaceChildren(h('h1', {}, t('dashboard.ticket')), h('p', {class: 'note warn'}, t('dashboard.tickets.away', why(fault))));
      }
    }
  };
}

/** Of a server that does not say what may be done. */
function usually(found) {
  const over = found.status === 'resuelto' || found.status === 'cerrado';
  return {reply: found.status !== 'cerrado', close: found.status !== 'cerrado', reopen: over, rate: over && !found.rating};
}

function heading(found) {
  return [h('div', {class: 'head'}, h('h1', {}, found.subject ?? found.ticket_number), pill(found.status)),
    h('p', {class: 'quiet'}, [found.ticket_number, title(`priority.${found.priority}`), found.category, found.assigned_to]
      .filter(Boolean).join(' · '))];
}

function conversation(found, fetchFile) {
  const said = (by, at, text, staff) => h('li', {class: staff ? 'staff' : ''},
    h('div', {class: 'by'}, h('b', {}, by), at && time(at)), text);
  return [
    h('ol', {class: 'talk', 'aria-label': t('dashboard.ticket.conversation')},
      said(t('dashboard.ticket.asked'), found.created_at, found.description ?? '', false),
      (found.comments ?? []).map(one => said(one.author ?? '', one.created_at, one.comment, one.by_staff))),
    found.rating ? h('p', {class: 'quiet'}, t('dashboard.ticket.rating', found.rating)) : null,
    (found.attachments ?? []).length > 0 && h('details', {id: 'attachments'}, h('summary', {}, t('dashboard.ticket.files', found.attachments.length)),
      h('ul', {class: 'rows'}, found.attachments.map(file => h('li', {class: 'row'}, h('span', {class: 'subject'}, file.file_name), h('span', {class: 'small'}, bytes(file.size)),
        button(t('dashboard.ticket.fetch'), () => fetchFile(file), 'small-btn'))))),
    (found.history ?? []).length > 0 && h('details', {id: 'events'}, h('summary', {}, t('dashboard.ticket.history')),
      h('ul', {class: 'rows'}, found.history.map(event => h('li', {class: 'row'}, h('span', {class: 'subject'}, event.text), h('span', {class: 'small'}, time(event.at)))))),
  ];
}

function stars(rate) {
  const choices = [1, 2, 3, 4, 5].map(score => h('div', {class: 'choice'},
    h('input', {type: 'radio', name: 'score', id: `score-${score}`, value: score}),
    h('label', {for: `score-${score}`}, h('span', {'aria-hidden': 'true'}, '★'.repeat(score)), h('span', {class: 'for-readers'}, number(score)))));
  return h('fieldset', {}, h('legend', {class: 'label'}, t('dashboard.ticket.how')), h('div', {class: 'choices'}, choices,
    button(t('dashboard.ticket.rate'), async () => {
      const chosen = document.querySelector('input[name=score]:checked');
      if (chosen) {
        await rate(Number(chosen.value));
      }
    }, 'small-btn')));
}
