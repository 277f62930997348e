// What technicians ask or do in sight of the person: the question before it, and a line while it lasts.

import {button, call, fill, get, h, has, notice, t, time, why} from './page.js';

const list = h('div');
const said = notice();
const left = new Map();

export const visits = h('div', {role: 'status'}, list, said.place);

const clock = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export async function lookAtVisits() {
  const answer = await get('/visits');
  const open = answer.visits.filter(visit => ['asked', 'allowed', 'present'].includes(visit.state));
  const key = open.map(visit => [visit.id, visit.state]);
  fill(list, [key, answer.may_answer], () => open.map(visit => line(visit, answer.may_answer)));
  open.filter(visit => visit.state === 'asked').forEach(visit => {
    left.get(visit.id).textContent = t('visit.left', clock(visit.seconds_left));
  });
}

// Only the countdown changes in it, so that no click on a button is lost.
function line(visit, mayAnswer) {
  const asked = visit.state === 'asked';
  const waits = visit.state === 'allowed';
  left.set(visit.id, h('span', {class: 'small'}));
  return h('section', {class: 'note warn visit'},
    h('p', {}, h('b', {}, t(asked ? 'visit.wants' : waits ? 'visit.soon' : 'visit.works', visit.by))),
    h('p', {}, t(has(`visit.what.${visit.type}`) ? `visit.what.${visit.type}` : 'visit.what.other', visit.name)),
    visit.reason ? h('p', {}, t('visit.reason'), ' ', visit.reason) : null,
    h('p', {}, asked ? left.get(visit.id) : waits ? null : h('span', {class: 'small'}, t('visit.since'), ' ', time(visit.since, {timeStyle: 'short'}))),
    mayAnswer
      ? h('div', {class: 'acts'}, asked ? [word(visit, 'refuse'), word(visit, 'allow')] : word(visit, 'end', waits ? 'take_back' : 'end'))
      : h('p', {class: 'small'}, t('visit.others')));
}

function word(visit, what, label = what) {
  return button(t(`visit.${label}`), async () => {
    try {
      said.say('');
      await call('POST', `/visits/${visit.id}/${what}`, {body: {}});
    } catch (fault) {
      said.say(fault.status === 404 ? t('visit.late') : why(fault), 'bad');
    }
    await lookAtVisits().catch(() => {});
  });
}
