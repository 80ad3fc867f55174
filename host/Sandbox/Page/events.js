import { emit, keep, log, remember, store } from './store.js';
import { forgetThreadsOf, threadHandlers } from './threads.js';

/** What each gateway event changes. */
const handlers = {
  READY(data) {
    store.me = data.user;
    remember(data.user);
    store.guilds.clear();
    store.channels.clear();
    store.threadMembers.clear();
    forgetLogs();
    data.private_channels.forEach(addChannel);
    store.waitingFor = data.guilds.length;
    if (store.waitingFor === 0) emit('ready');
  },
  GUILD_CREATE(data) {
    addGuild(data);
    if (--store.waitingFor <= 0) emit('ready');
  },
  CHANNEL_CREATE: channelChanged,
  CHANNEL_UPDATE: channelChanged,
  CHANNEL_DELETE(data) {
    store.channels.delete(data.id);
    store.logs.delete(data.id);
    forgetThreadsOf(data.id);
    emit('channels');
  },
  ...threadHandlers,
  GUILD_MEMBER_ADD: memberChanged,
  GUILD_MEMBER_UPDATE: memberChanged,
  GUILD_MEMBER_REMOVE(data) {
    store.guilds.get(data.guild_id)?.members.delete(data.user.id);
    emit('members');
  },
  GUILD_ROLE_CREATE: roleChanged,
  GUILD_ROLE_UPDATE: roleChanged,
  GUILD_ROLE_DELETE(data) {
    store.guilds.get(data.guild_id)?.roles.delete(data.role_id);
    emit('members');
  },
  MESSAGE_CREATE(data) {
    const channel = store.channels.get(data.channel_id);
    if (channel && !(data.flags & 64)) channel.last_message_id = data.id;
    const message = keep(data, true);
    stopTyping(data.channel_id, data.author.id);
    emit('message', message);
  },
  MESSAGE_UPDATE(data) {
    if (log(data.channel_id).messages.has(data.id)) emit('message-changed', keep(data, true));
  },
  MESSAGE_DELETE: data => forget(data.channel_id, [data.id]),
  MESSAGE_DELETE_BULK: data => forget(data.channel_id, data.ids),
  MESSAGE_REACTION_ADD: data => react(data, 1),
  MESSAGE_REACTION_REMOVE: data => react(data, -1),
  MESSAGE_REACTION_REMOVE_ALL: data => unreact(data, () => true),
  MESSAGE_REACTION_REMOVE_EMOJI: data => unreact(data, reaction => reaction.emoji.name === data.emoji.name),
  TYPING_START(data) {
    if (data.user_id === store.me.id) return;
    if (!store.typing.has(data.channel_id)) store.typing.set(data.channel_id, new Map());
    store.typing.get(data.channel_id).set(data.user_id, Date.now() + 10_000);
    emit('typing', data.channel_id);
    setTimeout(() => emit('typing', data.channel_id), 10_100);
  },
};

export function apply(name, data) {
  handlers[name]?.(data);
  if (name.startsWith('INTERACTION_') || name === 'APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE') emit('interaction', { name, data });
}

/** Only ephemeral messages cannot be asked for again. */
function forgetLogs() {
  for (const known of store.logs.values()) {
    known.loaded = false;
    for (const message of known.messages.values()) {
      if (!(message.flags & 64)) known.messages.delete(message.id);
    }
  }
}

function addGuild(data) {
  store.guilds.set(data.id, {
    ...data,
    roles: new Map(data.roles.map(role => [role.id, role])),
    members: new Map(data.members.map(member => [member.user.id, member])),
  });
  data.members.forEach(member => remember(member.user));
  data.channels.forEach(addChannel);
  data.threads.forEach(addChannel);
}

function addChannel(channel) {
  store.channels.set(channel.id, { ...store.channels.get(channel.id), ...channel });
  (channel.recipients ?? []).forEach(remember);
}

function channelChanged(data) {
  addChannel(data);
  emit('channels');
}

function memberChanged(data) {
  const members = store.guilds.get(data.guild_id)?.members;
  members?.set(data.user.id, { ...members.get(data.user.id), ...data });
  remember(data.user);
  emit('members');
}

function roleChanged(data) {
  store.guilds.get(data.guild_id)?.roles.set(data.role.id, data.role);
  emit('members');
}

function forget(channelId, ids) {
  const { messages } = log(channelId);
  for (const id of ids) {
    if (messages.delete(id)) emit('message-gone', { channel: channelId, id });
  }
}

function react(data, by) {
  const message = log(data.channel_id).messages.get(data.message_id);
  if (!message) return;
  const reactions = (message.reactions ?? []).map(r => ({ ...r }));
  let reaction = reactions.find(r => r.emoji.name === data.emoji.name);
  if (!reaction) reactions.push((reaction = { emoji: data.emoji, count: 0, me: false }));
  reaction.count += by;
  if (data.user_id === store.me.id) reaction.me = by > 0;
  message.reactions = reactions.filter(r => r.count > 0);
  emit('message-changed', message);
}

function unreact(data, isGone) {
  const message = log(data.channel_id).messages.get(data.message_id);
  if (!message) return;
  message.reactions = (message.reactions ?? []).filter(reaction => !isGone(reaction));
  emit('message-changed', message);
}

function stopTyping(channelId, userId) {
  if (store.typing.get(channelId)?.delete(userId)) emit('typing', channelId);
}

/** Who is writing in a channel just now. */
export const typers = channelId => [...(store.typing.get(channelId) ?? [])].filter(([, until]) => until > Date.now()).map(([id]) => id);
