import { el } from './dom.js';
import { userMenu } from './actions.js';
import { avatar } from './avatar.js';
import { tint } from './colors.js';
import { channelOf, colorOf, guildOf, nameOf, on, sees, store } from './store.js';

/** Who sees the open channel, by their highest role that is shown apart. */
export class Members {
  #channel = null;

  constructor() {
    this.node = el('aside', { 'aria-label': 'Members', class: 'members', id: 'members' });
    on('members', () => this.draw());
    on('channels', () => this.draw());
  }

  open(channelId) {
    this.#channel = channelId;
    this.draw();
  }

  draw() {
    const channel = channelOf(this.#channel);
    const guild = guildOf(channel);
    if (!channel) return;
    const ids = guild ? [...guild.members.keys()].filter(id => sees(channel, id)) : [store.me.id, ...channel.recipients.map(u => u.id)];
    const groups = new Map();
    for (const id of ids) {
      const role = guild ? shownRole(guild, id) : null;
      const key = role?.name ?? 'Members';
      if (!groups.has(key)) groups.set(key, { position: role?.position ?? -1, ids: [] });
      groups.get(key).ids.push(id);
    }

    const sorted = [...groups].sort(([, a], [, b]) => b.position - a.position);
    this.node.replaceChildren(
      ...sorted.map(([name, group]) =>
        el(
          'section',
          { 'aria-label': name },
          el('h2', {}, `${name} — ${group.ids.length}`),
          el(
            'ul',
            {},
            group.ids.map(id => el('li', {}, this.#member(id, guild))),
          ),
        ),
      ),
    );
  }

  #member(id, guild) {
    const user = store.users.get(id);
    const name = tint(el('span', { class: 'author' }, nameOf(id, guild)), colorOf(id, guild));
    const menu = event => {
      event.preventDefault();
      userMenu(id, this.#channel, event.currentTarget);
    };
    return el(
      'button',
      { type: 'button', class: 'member', onclick: menu, oncontextmenu: menu },
      avatar(user, 'small'),
      name,
      user.bot ? el('span', { class: 'app-tag' }, 'APP') : null,
      guild?.owner_id === id ? el('span', { title: 'Owner', 'aria-label': 'Owner', role: 'img' }, '👑') : null,
    );
  }
}

function shownRole(guild, id) {
  const roles = guild.members
    .get(id)
    .roles.map(role => guild.roles.get(role))
    .filter(role => role?.hoist);
  return roles.sort((a, b) => b.position - a.position)[0];
}
