import { el, icon, toast } from './dom.js';
import { hex } from './colors.js';
import { interact, kinds, silence } from './interact.js';
import { markdown } from './markdown.js';
import { fileCard, picture } from './attachments.js';
import { openModal } from './modal.js';
import { emit, store } from './store.js';
import { anchor } from './places.js';
import { local } from './rest.js';
import { selectPicker } from './sources.js';

/** What is under way or went wrong, by message id: a message may be drawn anew meanwhile. */
const waiting = new Map();
const problems = new Map();

export const problemOf = messageId => problems.get(messageId);

const makers = {
  1: (c, m, x) => el('div', { class: 'row' }, all(c.components, m, x)),
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: (c, m, x) => el('div', { class: 'section' }, el('div', { class: 'section-text' }, all(c.components, m, x)), one(c.accessory, m, x)),
  10: (c, m, x) => el('div', { class: 'text-display' }, markdown(c.content, x)),
  11: c => el('div', { class: 'thumbnail' }, picture(c.media?.url, c.description)),
  12: c =>
    el(
      'div',
      { class: 'gallery' },
      c.items.map(item => picture(item.media?.url, item.description)),
    ),
  13: (c, m) => fileCard(m.attachments.find(a => local(a.url) === local(c.file.url)) ?? { filename: c.name ?? 'file', url: c.file.url }),
  14: c => el('hr', { class: `separator ${c.divider ? '' : 'bare'} space-${c.spacing}` }),
  17: container,
};

export function components(message, context) {
  return all(message.components ?? [], message, context);
}

const all = (list, message, context) => list.map(component => one(component, message, context));

function one(component, message, context) {
  return makers[component?.type]?.(component, message, context) ?? el('p', { class: 'unknown' }, 'This component cannot be shown here.');
}

function container(component, message, context) {
  const node = el('div', { class: 'container' }, all(component.components, message, context));
  if (component.accent_color !== null && component.accent_color !== undefined) node.style.borderLeftColor = hex(component.accent_color);
  return node;
}

function button(component, message) {
  const content = [component.emoji ? el('span', { class: 'emoji' }, component.emoji.name) : null, component.label ?? ''];
  if (component.style === 5) {
    return anchor(component.url, { class: 'button style-5' }, content, icon('link'));
  }

  const busy = waiting.get(message.id);
  const mine = busy === component.custom_id;
  return el(
    'button',
    {
      type: 'button',
      class: `button style-${component.style}${mine ? ' waiting' : ''}`,
      disabled: Boolean(component.disabled),
      'aria-label': component.label ? null : component.emoji?.name,
      'aria-busy': mine && 'true',
      'aria-disabled': busy !== undefined && 'true',
      dataset: { key: component.custom_id ?? '' },
      onclick: () => use(message, component),
    },
    content,
  );
}

function select(component, message) {
  const picker = selectPicker(component, message.channel_id, {
    label: component.placeholder ?? 'Selection',
    disabled: component.disabled || waiting.has(message.id),
    onchange: values => values.length >= (component.min_values ?? 1) && use(message, component, values),
  });
  picker.input.dataset.key = component.custom_id;
  picker.node.classList.toggle('waiting', waiting.get(message.id) === component.custom_id);
  return picker.node;
}

/** A click or a choice; one at a time on a message. */
async function use(message, component, values) {
  if (waiting.has(message.id)) return;
  waiting.set(message.id, component.custom_id);
  problems.delete(message.id);
  emit('message-changed', message);
  try {
    const data = { component_type: component.type, custom_id: component.custom_id };
    if (values) data.values = values;
    const { kind, data: answer } = await interact(kinds.component, message.channel_id, data, {
      message_id: message.id,
      message_flags: message.flags,
    });
    if (kind === 'silence') problems.set(message.id, silence);
    if (kind === 'modal') openModal(answer);
  } catch (error) {
    problems.set(message.id, 'This interaction failed');
    toast(error.sentence ?? 'The Sandbox cannot be reached.', 'bad');
  } finally {
    waiting.delete(message.id);
    const now = store.logs.get(message.channel_id)?.messages.get(message.id);
    if (now) emit('message-changed', now);
  }
}
