import { bits, inChannel } from './permissions.js';
import { local } from './rest.js';

/** All that this person's client knows; changed by events of the gateway and by answers of REST. */
export const store = {
  me: null,
  applicationId: '',
  guilds: new Map(),
  channels: new Map(),
  users: new Map(),
  /** Names of categories that this person does not see, but whose channels it may. */
  categories: new Map(),
  /** Per channel: a Map of messages by id, and whether the oldest ones are there. */
  logs: new Map(),
  typing: new Map(),
  /** Who is in which private thread, as far as it was asked. */
  threadMembers: new Map(),
};

const listeners = new EventTarget();
export const emit = (name, detail) => listeners.dispatchEvent(new CustomEvent(name, { detail }));
export const on = (name, act) => listeners.addEventListener(name, event => act(event.detail));

/** Snowflakes by age. */
export const byAge = (a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

export function remember(user) {
  store.users.set(user.id, { ...store.users.get(user.id), ...user });
}

export function channelOf(id) {
  return store.channels.get(id);
}

export const guildOf = channel => store.guilds.get(channel?.guild_id);

export const memberOf = (guild, userId) => guild?.members.get(userId);

/** A thread takes its parent's permissions. */
const permissionsIn = (guild, userId, channel) =>
  inChannel(guild, memberOf(guild, userId), channel.thread_metadata ? (store.channels.get(channel.parent_id) ?? channel) : channel);

export function may(channel, bit) {
  if (!channel) return false;
  const guild = guildOf(channel);
  if (!guild) return bit !== bits.manageMessages;
  const mine = permissionsIn(guild, store.me.id, channel);
  if (channel.thread_metadata?.locked && bit === bits.sendMessages && !(mine & bits.manageThreads)) return false;
  const wanted = channel.thread_metadata && bit === bits.sendMessages ? bits.sendInThreads : bit;
  return (mine & wanted) === wanted;
}

/** Whether another member sees a channel. */
export function sees(channel, userId) {
  const guild = guildOf(channel);
  const member = memberOf(guild, userId);
  if (!member) return false;
  const has = permissionsIn(guild, userId, channel);
  if ((has & bits.viewChannel) === 0n) return false;
  return (
    channel.type !== 12 || userId === store.me.id || Boolean(has & bits.manageThreads) || Boolean(store.threadMembers.get(channel.id)?.has(userId))
  );
}

export function nameOf(userId, guild) {
  const user = store.users.get(userId);
  return memberOf(guild, userId)?.nick ?? user?.global_name ?? user?.username ?? 'Unknown user';
}

/** The highest role of a member that has a colour. */
export function colorOf(userId, guild) {
  const roles = (memberOf(guild, userId)?.roles ?? []).map(id => guild.roles.get(id)).filter(role => role?.color);
  return roles.sort((a, b) => b.position - a.position)[0]?.color ?? 0;
}

export function channelName(channel) {
  if (!channel) return 'unknown';
  return channel.type === 1 ? nameOf(channel.recipients[0]?.id) : channel.name;
}

export function log(channelId) {
  if (!store.logs.has(channelId)) store.logs.set(channelId, { messages: new Map(), loaded: false, complete: false });
  return store.logs.get(channelId);
}

export function messagesOf(channelId) {
  return [...log(channelId).messages.values()].sort((a, b) => byAge(a.id, b.id));
}

/** Keeps a message; an event does not say which reactions are one's own, so those known stay. */
export function keep(message, fromEvent = false) {
  const { messages } = log(message.channel_id);
  const old = messages.get(message.id);
  if (message.author) remember(message.author);
  (message.mentions ?? []).forEach(remember);
  const kept = { ...old, ...message };
  if (fromEvent && old) kept.reactions = old.reactions;
  kept.wasLoading = Boolean(old && (old.wasLoading || old.flags & 128));
  messages.set(message.id, kept);
  return kept;
}

export const isPicture = file => (file.content_type ?? '').startsWith('image/') && local(file.url) !== null;
