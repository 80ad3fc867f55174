import { el, icon } from './dom.js';
import { dismiss, isEphemeral, userMenu } from './actions.js';
import { attachment } from './attachments.js';
import { avatar } from './avatar.js';
import { tint } from './colors.js';
import { components, problemOf } from './components.js';
import { embed } from './embed.js';
import { format } from './inline.js';
import { markdown, oneLine } from './markdown.js';
import { contextMenu, editor, isLoading, reactions, toolbar } from './message-tools.js';
import { concernsMe } from './reading.js';
import { local } from './rest.js';
import { channelOf, colorOf, emit, guildOf, nameOf } from './store.js';

const whom = (message, guild) => message.mentions.map(user => nameOf(user.id, guild)).join(', ');
const system = {
  1: (name, message, guild) => `${name} added ${whom(message, guild)} to the thread.`,
  2: (name, message, guild) => `${name} removed ${whom(message, guild)} from the thread.`,
  4: (name, message) => `${name} changed the name to ${message.content}.`,
  6: name => `${name} pinned a message to this channel.`,
  7: name => `${name} joined the server.`,
  18: (name, message) => `${name} started a thread: ${message.content}.`,
  21: (name, message) => `The thread started with: ${message.referenced_message?.content || 'a deleted message'}`,
};

/** A webhook may write under another name each time. */
const authorName = (message, guild) => (message.author.discriminator === '0000' ? message.author.username : nameOf(message.author.id, guild));

/** A message as an article. @param grouped whether it follows another one of its author at once */
export function article(message, grouped, editing) {
  const channel = channelOf(message.channel_id);
  const guild = guildOf(channel);
  const name = authorName(message, guild);
  const context = { guild, onUser: (id, event) => userMenu(id, message.channel_id, event.currentTarget), onChannel: id => emit('go', id) };
  const node = el(
    'article',
    {
      class: `message${grouped ? ' grouped' : ''}${isEphemeral(message) ? ' ephemeral' : ''}${concernsMe(message) ? ' for-me' : ''}`,
      tabindex: '-1',
      dataset: { id: message.id },
      'aria-label': `${name}, ${clock(message)}`,
      oncontextmenu: event => contextMenu(event, message, node),
      onkeydown: event => event.shiftKey && event.key === 'F10' && contextMenu(event, message, node),
    },
    reference(message, guild),
    origin(message, guild),
    el(
      'div',
      { class: 'message-main' },
      grouped
        ? el('time', { class: 'side-time', datetime: message.timestamp, 'aria-hidden': 'true' }, clock(message))
        : face(message, guild),
      el(
        'div',
        { class: 'message-body' },
        grouped ? null : head(message, name, guild),
        editing ? editor(message) : body(message, name, context),
        extras(message, context),
      ),
    ),
    editing ? null : toolbar(message),
  );
  return node;
}

const clock = message => format(new Date(message.timestamp), { timeStyle: 'short' });

function face(message, guild) {
  return el(
    'button',
    {
      type: 'button',
      class: 'face',
      tabindex: '-1',
      'aria-label': `About ${authorName(message, guild)}`,
      onclick: event => userMenu(message.author.id, message.channel_id, event.currentTarget),
    },
    avatar(message.author),
  );
}

function head(message, name, guild) {
  const author = el(
    'button',
    {
      type: 'button',
      class: 'author',
      onclick: event => userMenu(message.author.id, message.channel_id, event.currentTarget),
      oncontextmenu: event => {
        event.preventDefault();
        event.stopPropagation();
        userMenu(message.author.id, message.channel_id, event.currentTarget);
      },
    },
    name,
  );
  return el(
    'div',
    { class: 'message-head' },
    tint(author, colorOf(message.author.id, guild)),
    message.author.bot ? el('span', { class: 'app-tag' }, 'APP') : null,
    el(
      'time',
      { datetime: message.timestamp, title: format(new Date(message.timestamp), { dateStyle: 'full', timeStyle: 'short' }) },
      when(message),
    ),
  );
}

function when(message) {
  const date = new Date(message.timestamp);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? clock(message) : format(date, { dateStyle: 'short', timeStyle: 'short' });
}

/** The message that this one answers. */
function reference(message, guild) {
  if (!message.message_reference || ![19, 23].includes(message.type)) return null;
  const original = message.referenced_message;
  if (!original) return el('div', { class: 'reference' }, el('em', {}, 'The original message was deleted.'));
  const text = original.content || original.embeds?.[0]?.title || original.embeds?.[0]?.description || 'Click to see the message';
  return el(
    'div',
    { class: 'reference' },
    avatar(original.author, 'tiny'),
    tint(el('span', { class: 'author' }, nameOf(original.author.id, guild)), colorOf(original.author.id, guild)),
    el('button', { type: 'button', class: 'reference-text', onclick: () => emit('jump', original.id) }, oneLine(text, { guild })),
  );
}

/** Who ran the command that this message answers. */
function origin(message, guild) {
  const user = message.interaction_metadata?.user;
  const command = message.interaction?.name;
  if (!user || !command) return null;
  return el(
    'div',
    { class: 'reference' },
    avatar(user, 'tiny'),
    tint(el('span', { class: 'author' }, nameOf(user.id, guild)), colorOf(user.id, guild)),
    el('span', {}, 'used '),
    el('span', { class: 'mention' }, message.type === 20 ? `/${command}` : command),
  );
}

function body(message, name, context) {
  if (isLoading(message)) {
    return el(
      'p',
      { class: 'thinking' },
      el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i')),
      `${name} is thinking…`,
    );
  }

  if (system[message.type]) return el('p', { class: 'system' }, system[message.type](name, message, context.guild));
  const edited =
    message.edited_timestamp && message.content && !message.wasLoading
      ? el(
          'span',
          { class: 'edited', title: format(new Date(message.edited_timestamp), { dateStyle: 'full', timeStyle: 'short' }) },
          '(edited)',
        )
      : null;
  return el('div', { class: onlyEmoji(message.content) ? 'content jumbo' : 'content' }, markdown(message.content ?? '', context), edited);
}

const onlyEmoji = text => /^(\p{Extended_Pictographic}[\u{FE0F}\u{200D}\u{1F3FB}-\u{1F3FF}]*\s*){1,10}$/u.test(text ?? '');

// Discord shows a picture that an embed names there alone.
const isInEmbed = (file, message) =>
  (message.embeds ?? []).some(data => [data.image, data.thumbnail].some(shown => shown && local(shown.url) === local(file.url)));

function extras(message, context) {
  const v2 = (message.flags & (1 << 15)) !== 0;
  return [
    v2 ? [] : (message.attachments ?? []).filter(file => !isInEmbed(file, message)).map(attachment),
    (message.flags & 4) !== 0 ? [] : (message.embeds ?? []).map(data => embed(data, context)),
    ...components(message, context),
    reactions(message),
    problemOf(message.id) ? el('p', { class: 'problem', role: 'alert' }, problemOf(message.id)) : null,
    isEphemeral(message)
      ? el(
          'p',
          { class: 'only-you' },
          icon('eye'),
          'Only you can see this · ',
          el('button', { type: 'button', class: 'link', onclick: () => dismiss(message) }, 'Dismiss message'),
        )
      : null,
  ];
}
