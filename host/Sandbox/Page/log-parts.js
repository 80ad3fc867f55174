import { el } from './dom.js';
import { bits } from './permissions.js';
import { channelName, may } from './store.js';

/** What stands above the first message of a channel. */
export function beginning(channel) {
  const name = channelName(channel);
  const isDm = channel.type === 1;
  const start = isDm ? `This is the beginning of your direct message history with ${name}.` : `This is the start of the #${name} channel.`;
  return el(
    'div',
    { class: 'beginning' },
    el('h2', {}, isDm ? name : `Welcome to #${name}`),
    el('p', {}, may(channel, bits.readHistory) ? start : 'You do not have permission to read the message history of this channel.'),
  );
}

export const divider = (text, kind = '') => el('div', { class: `divider ${kind}`, role: 'separator' }, el('span', {}, text));
