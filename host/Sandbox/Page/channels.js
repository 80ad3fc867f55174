import { arrowKeys, el, icon } from './dom.js';
import { avatar } from './avatar.js';
import { isUnread, pingsIn } from './reading.js';
import { byAge, channelName, emit, on, sees, store } from './store.js';
import { isThread, threadsOf } from './threads.js';

/** The list of what this person may see: direct messages, then channels by category. */
export class Channels {
  #open = null;

  constructor() {
    this.node = el('nav', { 'aria-label': 'Channels', class: 'channels', onkeydown: event => this.#key(event) });
    on('channels', () => this.draw());
    on('unread', () => this.draw());
    on('members', () => this.draw());
    on('message', () => this.draw());
  }

  select(channelId) {
    this.#open = channelId;
    this.draw();
  }

  /** Where to begin: the channel asked for by id or name, or the first one there is. */
  find(wanted) {
    const all = [...store.guilds.values()].flatMap(guild => sections(guild)).flatMap(section => section.channels);
    return store.channels.get(wanted) ?? all.find(channel => channel.name === wanted) ?? all[0];
  }

  draw() {
    const focused = this.node.contains(document.activeElement) ? document.activeElement.dataset.channel : null;
    const dms = [...store.channels.values()]
      .filter(channel => channel.type === 1)
      .sort((a, b) => byAge(b.last_message_id ?? b.id, a.last_message_id ?? a.id));
    this.node.replaceChildren(
      ...(dms.length > 0 ? [this.#section({ name: 'Direct messages', channels: dms })] : []),
      ...[...store.guilds.values()].flatMap(guild => sections(guild)).map(section => this.#section(section)),
    );
    if (focused) this.node.querySelector(`[data-channel="${focused}"]`)?.focus();
  }

  #section({ name, channels }) {
    const list = el(
      'ul',
      {},
      channels.flatMap(channel => [channel, ...threadsOf(channel.id, this.#open)]).map(channel => el('li', {}, this.#entry(channel))),
    );
    return el('section', { 'aria-label': name ?? 'Channels' }, name ? el('h2', {}, name) : null, list);
  }

  #entry(channel) {
    const [unread, pings, current] = [isUnread(channel), pingsIn(channel.id), channel.id === this.#open];
    const name = channelName(channel);
    return el(
      'button',
      {
        type: 'button',
        class: `channel${isThread(channel) ? ' thread' : ''}${unread ? ' unread' : ''}`,
        'aria-current': current && 'page',
        dataset: { channel: channel.id },
        onclick: () => emit('go', channel.id),
      },
      channel.type === 1 ? avatar(channel.recipients[0], 'small') : icon(isThread(channel) ? 'thread' : 'hash'),
      el('span', { class: 'channel-name' }, name),
      unread ? el('span', { class: 'unseen' }, ' unread') : null,
      pings > 0 ? el('span', { class: 'badge', title: 'Messages for you' }, `${pings}`) : null,
    );
  }

  #key(event) {
    arrowKeys(event, [...this.node.querySelectorAll('button')]);
  }
}

const byPosition = (a, b) => a.position - b.position || byAge(a.id, b.id);

/** Channels without a category first; a category that is hidden still has its name over the channels that are not. */
function sections(guild) {
  const all = [...store.channels.values()].filter(channel => channel.guild_id === guild.id && !isThread(channel) && sees(channel, store.me.id));
  const categories = all.filter(channel => channel.type === 4).sort(byPosition);
  const text = all.filter(channel => channel.type !== 4).sort(byPosition);
  const hidden = [...new Set(text.map(channel => channel.parent_id).filter(id => id && !categories.some(c => c.id === id)))];
  const groups = [
    { id: null, name: null },
    ...[...categories, ...hidden.map(id => ({ id, ...store.categories.get(id) }))].sort(
      (a, b) => (a.position ?? 999) - (b.position ?? 999),
    ),
  ];
  return groups
    .map(({ id, name }) => ({
      name: name ?? (id ? 'Private' : null),
      channels: text.filter(channel => (channel.parent_id ?? null) === id),
    }))
    .filter(section => section.channels.length > 0);
}
