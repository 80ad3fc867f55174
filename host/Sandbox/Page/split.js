import { el } from './dom.js';
import { asPerson, named } from './people.js';

/** Two people in one window, each in a frame of its own, in the same channel when one is given. */
export function splitView(world, names, channel) {
  const people = names
    .slice(0, 2)
    .map(name => named(world, name))
    .filter(Boolean);
  while (people.length < 2) people.push(world.people.find(p => !people.includes(p)));
  const title = `${people.map(p => p.global_name).join(' and ')} – DCTicket Sandbox`;
  const news = new Map();
  document.title = title;
  addEventListener('message', event => {
    if (event.origin !== location.origin || !event.data?.person) return;
    news.set(event.data.person, event.data);
    const count = [...news.values()].reduce((sum, one) => sum + one.count, 0);
    document.title = `${count > 0 ? `(${count}) ` : [...news.values()].some(one => one.more) ? '• ' : ''}${title}`;
  });
  return el(
    'main',
    { class: 'split' },
    el('h1', { class: 'unseen' }, 'Two people side by side'),
    people.map(person =>
      el('iframe', { src: asPerson(person.username, channel ? { channel } : {}), title: person.global_name ?? person.username }),
    ),
  );
}
