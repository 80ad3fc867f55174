import { el } from './dom.js';
import { hex } from './colors.js';
import { picture } from './attachments.js';
import { format } from './inline.js';
import { markdown } from './markdown.js';
import { anchor } from './places.js';

export function embed(data, context) {
  const node = el(
    'div',
    { class: 'embed' },
    el(
      'div',
      { class: 'embed-main' },
      author(data.author),
      data.title ? title(data, context) : null,
      data.description ? el('div', { class: 'embed-text' }, markdown(data.description, context)) : null,
      data.fields?.length
        ? el(
            'div',
            { class: 'fields' },
            data.fields.map(field => fieldOf(field, context)),
          )
        : null,
    ),
    data.thumbnail ? el('div', { class: 'embed-thumbnail' }, picture(data.thumbnail.url, 'Thumbnail')) : null,
    data.image ? el('div', { class: 'embed-image' }, picture(data.image.url, 'Picture')) : null,
    footer(data),
  );
  if (data.color !== undefined && data.color !== null) node.style.borderLeftColor = hex(data.color);
  return node;
}

function author(data) {
  return data?.name ? el('div', { class: 'embed-author' }, linked(data.name, data.url)) : null;
}

function title(data, context) {
  return el('div', { class: 'embed-title' }, data.url ? linked(data.title, data.url) : markdown(data.title, context));
}

function linked(text, url) {
  return url && /^https?:/.test(url) ? anchor(url, {}, text) : text;
}

function fieldOf(field, context) {
  return el(
    'div',
    { class: field.inline ? 'field inline' : 'field' },
    el('div', { class: 'field-name' }, markdown(field.name, context)),
    el('div', { class: 'field-value' }, markdown(field.value, context)),
  );
}

function footer({ footer: note, timestamp }) {
  if (!note?.text && !timestamp) return null;
  const when = timestamp
    ? el('time', { datetime: timestamp }, format(new Date(timestamp), { dateStyle: 'short', timeStyle: 'short' }))
    : null;
  return el('div', { class: 'embed-footer' }, note?.text ?? null, note?.text && when ? ' • ' : null, when);
}
