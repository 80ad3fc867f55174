import { el } from './dom.js';

const shades = ['#2d6b7a', '#1f7a5c', '#a3467a', '#8a5a12', '#3a6f9e', '#a04040', '#5f6b2d', '#6b4fa3'];

/** A round initial in a colour of one's own; the bot has a picture. */
export function avatar(user, size = '') {
  if (user.bot) return el('img', { class: `avatar ${size}`, src: '/page/icon.png', alt: '' });
  const name = user.global_name ?? user.username ?? '?';
  const node = el('span', { class: `avatar ${size}`, 'aria-hidden': 'true' }, [...name][0].toUpperCase());
  node.style.background = shades[[...name].reduce((sum, c) => (sum * 85 + c.codePointAt(0)) % 9973, 7) % shades.length];
  return node;
}
