import { el, icon, iconButton } from './dom.js';
import { avatar } from './avatar.js';
import { hex } from './colors.js';
import { toggleTheme } from './theme.js';

/** The address of the page as somebody, keeping what else is said. */
export function asPerson(username, more = {}) {
  return `/?${new URLSearchParams({ person: username, ...more })}`;
}

export function rolesOf(world, person) {
  return person.guilds.flatMap(({ guild_id: id, roles }) => {
    const guild = world.guilds.find(g => g.id === id);
    const named = roles.map(name => ({ name, color: guild?.roles.find(r => r.name === name)?.color ?? 0 }));
    return guild?.owner_id === person.id ? [{ name: 'Owner', color: 0xf0b232 }, ...named] : named;
  });
}

export const named = (world, name) => world.people.find(p => p.username === name) ?? null;

function roleTags(world, person) {
  const roles = rolesOf(world, person);
  return (roles.length > 0 ? roles : [{ name: 'Customer', color: 0 }]).map(({ name, color }) => {
    const dot = el('span', { class: 'dot' });
    dot.style.background = hex(color || 0x99aab5);
    return el('span', { class: 'role-tag' }, dot, name);
  });
}

/** One card per person, by server. Each is a link, so that it opens in a tab of its own too. */
export function peopleCards(world, more = {}) {
  const listed = world.guilds.filter(guild => !guild.unlisted);
  return listed.map(guild =>
    el(
      'section',
      { 'aria-label': guild.name },
      listed.length > 1 ? el('h2', {}, guild.name) : null,
      el(
        'ul',
        { class: 'cards' },
        world.people
          .filter(p => p.guilds.some(g => g.guild_id === guild.id))
          .map(person =>
            el(
              'li',
              {},
              el(
                'a',
                { class: 'card', href: asPerson(person.username, more) },
                avatar(person, 'big'),
                el(
                  'span',
                  { class: 'card-text' },
                  el('strong', {}, person.global_name ?? person.username),
                  el('span', { class: 'role-tags' }, roleTags(world, person)),
                ),
              ),
            ),
          ),
      ),
    ),
  );
}

export function startPage(world, problem = null) {
  const customer = named(world, 'carl') ?? world.people.at(-1);
  const helper = named(world, 'tess') ?? world.people[0];
  return el(
    'div',
    { class: 'start' },
    el(
      'header',
      {},
      el('img', { src: '/page/icon.png', alt: '', width: '56', height: '56' }),
      el('h1', {}, 'DCTicket Sandbox'),
      iconButton('theme', 'Switch between dark and light', toggleTheme),
    ),
    el(
      'main',
      {},
      problem ? el('p', { class: 'problem', role: 'alert' }, problem) : null,
      el(
        'p',
        { class: 'lead' },
        'A chat server on your own machine with the support bot in it: no account, no internet.',
        el('br'),
        'Choose who to be: customers open tickets, staff answer them, and Adam sets everything up.',
      ),
      el(
        'p',
        { class: 'start-actions' },
        el('a', { class: 'button style-3', href: asPerson(customer.username, { try: 'ticket' }) }, '🎫 Try: open a ticket'),
        el(
          'a',
          { class: 'button style-2', href: `/?split=${customer.username},${helper.username}&channel=support` },
          icon('split'),
          `${customer.global_name} and ${helper.global_name} side by side`,
        ),
      ),
      peopleCards(world),
    ),
  );
}

/** The dialog that changes who one is. */
export function choosePerson(world) {
  const dialog = el(
    'dialog',
    { class: 'modal people', 'aria-label': 'Switch person', onclose: () => dialog.remove() },
    el(
      'div',
      { class: 'form' },
      el(
        'header',
        {},
        el('h2', {}, 'Switch person'),
        iconButton('close', 'Close', () => dialog.close()),
      ),
      el(
        'div',
        { class: 'form-body' },
        el('p', { class: 'form-note' }, 'A person opens in this tab. Hold Ctrl or ⌘ to open a new one.'),
        peopleCards(world),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
