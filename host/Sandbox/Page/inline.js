import { el } from './dom.js';
import { anchor } from './places.js';
import { channelName, emit, nameOf, store } from './store.js';

/** Marks inside a line, the first that fits wins. Each gives its node, or null when it is no mark after all. */
const rules = [
  [/\\([^0-9A-Za-z\s])/y, m => m[1]],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, m => el('code', {}, m[2].trim() === '' ? m[2] : m[2].replace(/^ (.+) $/s, '$1'))],
  [/<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, m => time(Number(m[1]), m[2] ?? 'f')],
  [/<@!?(\d+)>/y, (m, c) => userMention(m[1], c)],
  [/<@&(\d+)>/y, (m, c) => roleMention(m[1], c)],
  [/<#(\d+)>/y, (m, c) => channelMention(m[1], c)],
  [/<\/([^:>]+):\d+>/y, m => mention(`/${m[1]}`, () => emit('insert', `/${m[1]}`))],
  [/<a?:(\w+):\d+>/y, m => el('span', { class: 'custom-emoji' }, `:${m[1]}:`)],
  [/@(everyone|here)\b/y, m => el('span', { class: 'mention' }, m[0])],
  [/\|\|([\s\S]+?)\|\|/y, (m, c) => spoiler(inline(m[1], c))],
  [/\[([^\]\n]+)\]\(<?([^\s<>)]+)>?(?: "[^"]*")?\)/y, (m, c) => link(m[2], inline(m[1], { ...c, inLink: true }))],
  [/<(https?:\/\/[^\s<>]+)>/y, m => link(m[1], [m[1]])],
  [/https?:\/\/[^\s<>]+[^\s<>.,:;"'!?)\]|*_~]/y, (m, c) => (c.inLink ? m[0] : link(m[0], [m[0]]))],
  [/\*\*\*([^\s*](?:[\s\S]*?[^\s*])?)\*\*\*(?!\*)/y, (m, c) => el('strong', {}, el('em', {}, inline(m[1], c)))],
  [/\*\*([\s\S]+?)\*\*(?!\*)/y, (m, c) => el('strong', {}, inline(m[1], c))],
  [/__([\s\S]+?)__(?!_)/y, (m, c) => el('u', {}, inline(m[1], c))],
  [/\*([^\s*](?:[^*]*?[^\s*])?)\*(?!\*)/y, (m, c) => el('em', {}, inline(m[1], c))],
  [/\b_([^_]+)_\b/y, (m, c) => el('em', {}, inline(m[1], c))],
  [/~~([\s\S]+?)~~/y, (m, c) => el('s', {}, inline(m[1], c))],
];
const plain = /[^\\`<@|[*_~h\n]+|[\s\S]/y;

/** @param context {guild, onUser(id, event), onChannel(id)} */
export function inline(text, context) {
  const nodes = [];
  let at = 0;
  let run = '';
  while (at < text.length) {
    const found = match(text, at, context);
    if (found && typeof found.node !== 'string') {
      if (run !== '') nodes.push(run);
      nodes.push(found.node);
      run = '';
    } else if (found) {
      run += found.node;
    } else {
      plain.lastIndex = at;
      run += plain.exec(text)[0];
    }

    at = found ? found.end : plain.lastIndex;
  }

  if (run !== '') nodes.push(run);
  return nodes;
}

function match(text, at, context) {
  for (const [pattern, make] of rules) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const end = pattern.lastIndex;
    const node = found && make(found, context);
    if (node) return { node, end };
  }

  return null;
}

function link(url, children) {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null;
  return anchor(url, { title: url }, children);
}

function spoiler(children) {
  const node = el(
    'span',
    {
      class: 'spoiler',
      role: 'button',
      tabindex: '0',
      'aria-label': 'Spoiler, press to show',
      'aria-expanded': 'false',
      onclick: show,
      onkeydown: event => (event.key === 'Enter' || event.key === ' ') && show(event),
    },
    el('span', { 'aria-hidden': 'true' }, children),
  );
  function show(event) {
    if (!node.hasAttribute('role')) return;
    event.preventDefault();
    ['role', 'aria-label', 'aria-expanded', 'tabindex'].forEach(name => node.removeAttribute(name));
    node.firstChild.removeAttribute('aria-hidden');
    node.classList.add('shown');
  }

  return node;
}

function mention(text, act) {
  return act ? el('button', { type: 'button', class: 'mention', onclick: act }, text) : el('span', { class: 'mention' }, text);
}

function userMention(id, { guild, onUser }) {
  return mention(`@${nameOf(id, guild)}`, onUser && store.users.has(id) ? event => onUser(id, event) : null);
}

function roleMention(id, { guild }) {
  const role = guild?.roles.get(id);
  return mention(`@${role?.name ?? 'unknown-role'}`);
}

function channelMention(id, { onChannel }) {
  const channel = store.channels.get(id);
  return mention(channel ? `#${channelName(channel)}` : '#no-access', channel && onChannel ? () => onChannel(id) : null);
}

const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

function time(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const node = el('time', { class: 'timestamp', datetime: date.toISOString(), title: format(date, styles.F) });
  if (style === 'R') node.dataset.relative = '';
  node.textContent = style === 'R' ? relative(date) : format(date, styles[style]);
  return node;
}

export const format = (date, style) => new Intl.DateTimeFormat(undefined, style).format(date);

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

export function relative(date) {
  const seconds = (date.getTime() - Date.now()) / 1000;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

setInterval(() => {
  for (const node of document.querySelectorAll('time[data-relative]')) node.textContent = relative(new Date(node.dateTime));
}, 15_000);
