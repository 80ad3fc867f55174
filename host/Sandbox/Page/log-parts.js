import { el } from './dom.js';
import { bits } from './permissions.js';
import { channelName, may } from './store.js';

/** What stands above the first message of a channel. */
export function beginning(channel) {
  const name = channelName(channel);
  const isDm = channel.type === 1;
  const start = isDm ? `Your direct messages with ${name} begin here.` : `The channel #${name} begins here.`;
  return el(
    'div',
    { class: 'beginning' },
    el('h2', {}, isDm ? name : `Welcome to #${name}`),
    el('p', {}, may(channel, bits.readHistory) ? start : 'You may not read what was written here before.'),
  );
}

export const divider = (text, kind = '') => el('div', { class: `divider ${kind}`, role: 'separator' }, el('span', {}, text));
