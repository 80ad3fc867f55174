import { el } from './dom.js';
import { emit } from './store.js';

const place = /^https:\/\/(?:[a-z]+\.)?discord(?:app)?\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?\/?$/;

/** A link: one to a channel or message of Discord's stays in this page, any other opens in a tab of its own. */
export function anchor(url, attributes, ...children) {
  const found = place.exec(url);
  if (!found) return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer', ...attributes }, ...children);
  const [, channel, message] = found;
  const follow = event => {
    event.preventDefault();
    emit('follow', { channel, message });
  };
  return el('a', { href: `?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), channel })}`, ...attributes, onclick: follow }, ...children);
}
