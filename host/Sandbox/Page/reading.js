import { byAge, emit, on, store } from './store.js';

/** What this person has read, kept in the browser: the Sandbox, like Discord's API, does not tell. */
let marks = { since: '0', channels: {} };
const pings = new Map();
const key = () => `sandbox-read-${store.me.id}`;

export function startReading() {
  const saved = localStorage.getItem(key());
  if (saved) marks = JSON.parse(saved);
  else
    marks.since =
      [...store.channels.values()]
        .map(c => c.last_message_id ?? '0')
        .sort(byAge)
        .at(-1) ?? '0';
  save();
}

on('message', message => {
  if (message.author.id === store.me?.id || message.flags & 64) return;
  if (concernsMe(message) || store.channels.get(message.channel_id)?.type === 1)
    pings.set(message.channel_id, (pings.get(message.channel_id) ?? 0) + 1);
  emit('unread');
});

/** Whether a message mentions this person, a role of theirs or everyone. */
export function concernsMe(message) {
  const guild = store.guilds.get(store.channels.get(message.channel_id)?.guild_id);
  const roles = guild?.members.get(store.me.id)?.roles ?? [];
  return (
    message.author.id !== store.me.id &&
    (message.mention_everyone ||
      (message.mentions ?? []).some(user => user.id === store.me.id) ||
      (message.mention_roles ?? []).some(id => roles.includes(id)))
  );
}

export const lastRead = channelId => marks.channels[channelId] ?? marks.since;

export function isUnread(channel) {
  return Boolean(channel.last_message_id) && byAge(channel.last_message_id, lastRead(channel.id)) > 0;
}

/** In the view of two people the window has the focus, not the frame. */
export const isLooking = () => window.parent.document.hasFocus();

export const pingsIn = channelId => pings.get(channelId) ?? 0;

export function markRead(channel) {
  pings.delete(channel.id);
  if (isUnread(channel)) {
    marks.channels[channel.id] = channel.last_message_id;
    save();
  }

  emit('unread');
}

function save() {
  localStorage.setItem(key(), JSON.stringify(marks));
}

/** Whether anything else than the open channel has something new. */
export const hasUnread = openId => [...store.channels.values()].some(channel => channel.id !== openId && channel.type !== 4 && isUnread(channel));

export const unreadCount = () => [...pings.values()].reduce((sum, count) => sum + count, 0);
