// The description has no gateway events. The objects inside of them are those of the answers, and are checked as such.

const user = 'UserResponse';
const member = 'GuildMemberResponse';
const role = 'GuildRoleResponse';
const message = 'MessageResponse';

/** Channels of a guild, threads and DMs have schemas of their own. */
const channel = (value) => (value?.type === 1 ? 'PrivateChannelResponse' : [10, 11, 12].includes(value?.type) ? 'ThreadResponse' : 'GuildChannelResponse');

const each = (value, pointer, schema) => (Array.isArray(value) ? value : []).map((item, i) => ({ value: item, pointer: `${pointer}/${i}`, schema: typeof schema === 'function' ? schema(item) : schema }));
const whole = (schema) => (data) => [{ value: data, pointer: '', schema: typeof schema === 'function' ? schema(data) : schema }];
const part = (name, schema) => (data) => (data[name] ? [{ value: data[name], pointer: `/${name}`, schema: typeof schema === 'function' ? schema(data[name]) : schema }] : []);
const values = (map, pointer, schema) => Object.entries(map ?? {}).map(([id, value]) => ({ value, pointer: `${pointer}/${id}`, schema }));

const guild = (data) => [
  // A guild that is not there has an id and nothing else.
  ...(data.unavailable && !data.roles ? [] : [{ value: data, pointer: '', schema: 'GuildResponse' }]),
  ...each(data.members, '/members', member),
  ...each(data.channels, '/channels', channel),
  ...each(data.threads, '/threads', channel),
];

const interaction = (data) => [
  ...part('member', member)(data),
  ...part('user', user)(data),
  ...part('message', message)(data),
  ...values(data.data?.resolved?.users, '/data/resolved/users', user),
  ...values(data.data?.resolved?.roles, '/data/resolved/roles', role),
  ...values(data.data?.resolved?.attachments, '/data/resolved/attachments', 'MessageAttachmentResponse'),
];

const nothing = () => [];

/** Keys that the documentation of an event adds to such an object; all others are checked. */
export const additions = {
  GuildResponse: ['joined_at', 'large', 'unavailable', 'member_count', 'voice_states', 'members', 'channels', 'threads', 'presences', 'stage_instances', 'guild_scheduled_events', 'soundboard_sounds'],
  MessageResponse: ['guild_id', 'member', 'channel_type'],
  UserResponse: ['member'],
  GuildMemberResponse: ['guild_id', 'permissions'],
  ThreadResponse: ['newly_created'],
  ThreadMemberResponse: ['guild_id', 'presence'],
  AuditLogEntryResponse: ['guild_id'],
};

/** Of each event, the parts that have a schema. An event that is missing here is a violation. */
export const events = {
  READY: part('user', 'UserPIIResponse'),
  RESUMED: nothing,
  GUILD_CREATE: guild,
  GUILD_UPDATE: whole('GuildResponse'),
  GUILD_DELETE: nothing,
  GUILD_EMOJIS_UPDATE: (data) => each(data.emojis, '/emojis', 'EmojiResponse'),
  GUILD_BAN_ADD: part('user', user),
  GUILD_BAN_REMOVE: part('user', user),
  GUILD_AUDIT_LOG_ENTRY_CREATE: whole('AuditLogEntryResponse'),
  GUILD_MEMBER_ADD: whole(member),
  GUILD_MEMBER_UPDATE: part('user', user),
  GUILD_MEMBER_REMOVE: part('user', user),
  GUILD_MEMBERS_CHUNK: (data) => each(data.members, '/members', member),
  GUILD_ROLE_CREATE: part('role', role),
  GUILD_ROLE_UPDATE: part('role', role),
  GUILD_ROLE_DELETE: nothing,
  CHANNEL_CREATE: whole(channel),
  CHANNEL_UPDATE: whole(channel),
  CHANNEL_DELETE: whole(channel),
  CHANNEL_PINS_UPDATE: nothing,
  THREAD_CREATE: whole(channel),
  THREAD_UPDATE: whole(channel),
  THREAD_DELETE: nothing,
  THREAD_LIST_SYNC: (data) => [...each(data.threads, '/threads', channel), ...each(data.members, '/members', 'ThreadMemberResponse')],
  THREAD_MEMBER_UPDATE: whole('ThreadMemberResponse'),
  THREAD_MEMBERS_UPDATE: (data) => each(data.added_members, '/added_members', 'ThreadMemberResponse'),
  MESSAGE_CREATE: whole(message),
  MESSAGE_UPDATE: whole(message),
  MESSAGE_DELETE: nothing,
  MESSAGE_DELETE_BULK: nothing,
  MESSAGE_REACTION_ADD: part('member', member),
  MESSAGE_REACTION_REMOVE: nothing,
  MESSAGE_REACTION_REMOVE_ALL: nothing,
  MESSAGE_REACTION_REMOVE_EMOJI: nothing,
  TYPING_START: part('member', member),
  PRESENCE_UPDATE: nothing,
  VOICE_STATE_UPDATE: part('member', member),
  INTERACTION_CREATE: interaction,
  APPLICATION_COMMAND_PERMISSIONS_UPDATE: whole('CommandPermissionsResponse'),
  WEBHOOKS_UPDATE: nothing,
  RATE_LIMITED: nothing,
  USER_UPDATE: whole('UserPIIResponse'),
};
