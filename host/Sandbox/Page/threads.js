import { emit, store } from './store.js';
import { get } from './rest.js';

export const isThread = channel => Boolean(channel?.thread_metadata);
export const isPrivateThread = channel => channel?.type === 12;

/** The active threads of a channel, the latest last; an archived one is shown as long as it is open. */
export function threadsOf(channelId, open) {
  return [...store.channels.values()]
    .filter(c => isThread(c) && c.parent_id === channelId && (!c.thread_metadata.archived || c.id === open))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

/** Asks who is in a private thread, which events alone do not tell. */
export async function learnMembers(channel) {
  if (!isPrivateThread(channel) || store.threadMembers.has(channel.id)) return;
  const members = await get(`/channels/${channel.id}/thread-members`).catch(() => []);
  store.threadMembers.set(channel.id, new Set(members.map(member => member.user_id)));
  emit('members');
}

function drop(id) {
  store.channels.delete(id);
  store.logs.delete(id);
  store.threadMembers.delete(id);
}

/** A channel that went took its threads along, without a word about each. */
export function forgetThreadsOf(channelId) {
  for (const channel of [...store.channels.values()]) {
    if (isThread(channel) && channel.parent_id === channelId) drop(channel.id);
  }
}

export const threadHandlers = {
  THREAD_CREATE: changed,
  THREAD_UPDATE: changed,
  THREAD_DELETE(data) {
    drop(data.id);
    emit('channels');
  },
  THREAD_LIST_SYNC(data) {
    data.channel_ids.forEach(forgetThreadsOf);
    data.threads.forEach(keep);
    emit('channels');
  },
  THREAD_MEMBERS_UPDATE(data) {
    const members = store.threadMembers.get(data.id);
    (data.added_members ?? []).forEach(member => members?.add(member.user_id));
    (data.removed_member_ids ?? []).forEach(id => members?.delete(id));
    const lost = data.removed_member_ids?.includes(store.me.id) && isPrivateThread(store.channels.get(data.id));
    if (lost) drop(data.id);
    emit(lost ? 'channels' : 'members');
  },
};

function keep(thread) {
  store.channels.set(thread.id, { ...store.channels.get(thread.id), ...thread });
}

function changed(thread) {
  keep(thread);
  emit('channels');
}
