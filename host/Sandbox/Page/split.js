import { el } from './dom.js';
import { asPerson, named } from './people.js';

/** Two people in one window, each in a frame of its own, in the same channel when one is given. */
export function splitView(world, names, channel) {
  const people = names
    .slice(0, 2)
    .map(name => named(world, name))
    .filter(Boolean);
  while (people.length < 2) people.push(world.people.find(p => !people.includes(p)));
  document.title = `${people.map(p => p.global_name).join(' and ')} – DCTicket Sandbox`;
  return el(
    'main',
    { class: 'split' },
    el('h1', { class: 'unseen' }, 'Two people side by side'),
    people.map(person =>
      el('iframe', { src: asPerson(person.username, channel ? { channel } : {}), title: person.global_name ?? person.username }),
    ),
  );
}
