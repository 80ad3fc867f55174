import { toast } from './dom.js';
import { bits } from './permissions.js';
import { openMenu } from './popup.js';
import { commandsIn, runOn } from './commands.js';
import { openEmoji } from './emoji.js';
import * as rest from './rest.js';
import { channelOf, emit, log, may, nameOf, guildOf, remember, store } from './store.js';

/** Does something over REST and says so when it is refused. */
export async function attempt(act) {
  try {
    return await act();
  } catch (error) {
    toast(error.sentence ?? 'The Sandbox cannot be reached.', 'bad');
    return undefined;
  }
}

const path = message => `/channels/${message.channel_id}/messages/${message.id}`;

export const isMine = message => message.author.id === store.me.id;
export const isEphemeral = message => (message.flags & 64) !== 0;
export const mayDelete = message => isMine(message) || may(channelOf(message.channel_id), bits.manageMessages);

export function react(message, emoji) {
  const mine = message.reactions?.find(r => r.emoji.name === emoji)?.me;
  const address = `${path(message)}/reactions/${encodeURIComponent(emoji)}/@me`;
  return attempt(() => (mine ? rest.remove(address) : rest.put(address)));
}

export const chooseReaction = (message, anchor) => openEmoji(anchor, emoji => react(message, emoji));

export const deleteMessage = message => attempt(() => rest.remove(path(message)));

export const edit = (message, content) => attempt(() => rest.patch(path(message), { content }));

/** Makes an ephemeral message go away, here only. */
export function dismiss(message) {
  log(message.channel_id).messages.delete(message.id);
  emit('message-gone', { channel: message.channel_id, id: message.id });
}

export async function openDm(userId) {
  const channel = await attempt(() => rest.post('/users/@me/channels', { recipient_id: userId }));
  if (!channel) return;
  channel.recipients.forEach(remember);
  store.channels.set(channel.id, { ...store.channels.get(channel.id), ...channel });
  emit('channels');
  emit('go', channel.id);
}

export async function messageMenu(message, anchor, point = null) {
  const items = [
    { label: 'Add reaction', act: () => chooseReaction(message, anchor) },
    { label: 'Reply', act: () => emit('reply', message) },
  ];
  if (isMine(message)) items.push({ label: 'Edit message', act: () => emit('edit', message) });
  items.push({ label: 'Copy text', act: () => attempt(() => navigator.clipboard.writeText(message.content)) });
  if (mayDelete(message)) items.push({ label: 'Delete message', danger: true, act: () => deleteMessage(message) });
  const shown = isEphemeral(message) ? [{ label: 'Dismiss message', act: () => dismiss(message) }] : items;
  const apps = isEphemeral(message) ? [] : await appItems(3, message.channel_id, message.id);
  openMenu(anchor, 'Message', [...shown, ...apps], point);
}

export async function userMenu(userId, channelId, anchor, point = null) {
  const channel = channelOf(channelId);
  const items = [];
  if (userId !== store.me.id) items.push({ label: 'Send a direct message', act: () => openDm(userId) });
  items.push({ label: 'Mention', act: () => emit('mention', { label: `@${nameOf(userId, guildOf(channel))}`, mark: `<@${userId}>` }) });
  const apps = await appItems(2, channelId, userId);
  openMenu(anchor, nameOf(userId, guildOf(channel)), [...items, ...apps], point);
}

async function appItems(type, channelId, targetId) {
  const commands = (await commandsIn(channelId)).filter(command => command.type === type);
  const items = commands.map(command => ({
    label: command.name_localized ?? command.name,
    act: () => runOn(command, channelId, targetId),
  }));
  return items.length > 0 ? [{ heading: 'Apps' }, ...items] : [];
}
