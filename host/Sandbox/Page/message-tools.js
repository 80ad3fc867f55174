import { el, iconButton } from './dom.js';
import { chooseReaction, deleteMessage, edit, isEphemeral, isMine, mayDelete, messageMenu, react } from './actions.js';
import { emit } from './store.js';

/** What can be done with a message. */
export const isLoading = message => (message.flags & 128) !== 0;

export function reactions(message) {
  if (!message.reactions?.length) return null;
  const buttons = message.reactions.map(({ emoji, count, me }) =>
    el(
      'button',
      {
        type: 'button',
        class: 'reaction',
        'aria-pressed': `${me}`,
        'aria-label': `${emoji.name}, ${count}`,
        dataset: { key: `reaction-${emoji.name}` },
        onclick: () => react(message, emoji.name),
      },
      emoji.name,
      ' ',
      el('span', {}, `${count}`),
    ),
  );
  return el(
    'div',
    { class: 'reactions', role: 'group', 'aria-label': 'Reactions' },
    buttons,
    iconButton('smile', 'Add reaction', event => chooseReaction(message, event.currentTarget), { class: 'reaction' }),
  );
}

export function toolbar(message) {
  if (isEphemeral(message) || isLoading(message)) return null;
  return el(
    'div',
    { class: 'toolbar', role: 'group', 'aria-label': 'Message actions' },
    iconButton('smile', 'Add reaction', event => chooseReaction(message, event.currentTarget)),
    iconButton('reply', 'Reply', () => emit('reply', message)),
    isMine(message) ? iconButton('edit', 'Edit', () => emit('edit', message)) : null,
    mayDelete(message) ? iconButton('trash', 'Delete', () => deleteMessage(message), { class: 'icon-button danger' }) : null,
    iconButton('more', 'More', event => messageMenu(message, event.currentTarget)),
  );
}

export function contextMenu(event, message, node) {
  if (event.target.closest('a, textarea, input') || getSelection().toString() !== '') return;
  event.preventDefault();
  messageMenu(message, node, event.clientX ? { x: event.clientX, y: event.clientY } : null);
}

export function editor(message) {
  const area = el('textarea', {
    'aria-label': 'Edit message',
    rows: '2',
    value: message.content,
    onkeydown: keys,
    dataset: { key: 'editor' },
  });
  setTimeout(
    () =>
      area.isConnected && document.activeElement !== area && (area.focus(), area.setSelectionRange(area.value.length, area.value.length)),
  );
  function keys(event) {
    if (event.key === 'Escape') emit('edit', null);
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async function save() {
    if (area.value.trim() === '') return void emit('edit', null);
    if (area.value === message.content || (await edit(message, area.value))) emit('edit', null);
  }

  return el(
    'div',
    { class: 'editor' },
    area,
    el(
      'small',
      {},
      'Esc to ',
      el('button', { type: 'button', class: 'link', onclick: () => emit('edit', null) }, 'cancel'),
      ' · Enter to ',
      el('button', { type: 'button', class: 'link', onclick: save }, 'save'),
    ),
  );
}
