import { hex } from './colors.js';
import { fixed, Picker } from './picker.js';
import { channelName, channelOf, guildOf, nameOf, sees, store } from './store.js';

/** What the pickers of users, roles and channels offer, in a channel. */
const fits = (item, query) => `${item.label} ${item.description ?? ''}`.toLowerCase().includes(query.toLowerCase());

function users(channel) {
  const guild = guildOf(channel);
  const ids = guild ? [...guild.members.keys()] : [store.me.id, ...channel.recipients.map(user => user.id)];
  return ids.map(id => ({ value: id, label: nameOf(id, guild), description: store.users.get(id).username }));
}

function roles(channel) {
  const all = [...(guildOf(channel)?.roles.values() ?? [])].sort((a, b) => b.position - a.position);
  return all.map(role => ({ value: role.id, label: role.name, color: hex(role.color || 0x99aab5), description: 'Role' }));
}

function channels(channel, types) {
  const all = [...store.channels.values()].filter(c => c.guild_id && c.guild_id === channel.guild_id && sees(c, store.me.id));
  return all
    .filter(c => !types?.length || types.includes(c.type))
    .map(c => ({ value: c.id, label: c.type === 4 ? c.name : `#${channelName(c)}` }));
}

/** By the kind of a select (5–8) or of a command's option (6–9, given as option). */
export function entities(kind, channelId, types) {
  return query => {
    const channel = channelOf(channelId);
    const items = {
      user: () => users(channel),
      role: () => roles(channel),
      mentionable: () => [...users(channel), ...roles(channel)],
      channel: () => channels(channel, types),
    }[kind]();
    return items.filter(item => fits(item, query)).slice(0, 50);
  };
}

const selectKinds = { 5: 'user', 6: 'role', 7: 'mentionable', 8: 'channel' };

/** A select of a message or a form as a picker. */
export function selectPicker(select, channelId, options) {
  const shared = {
    min: select.min_values ?? 1,
    max: select.max_values ?? 1,
    placeholder: select.placeholder ?? 'Make a selection',
    ...options,
  };
  if (select.type === 3) {
    const items = select.options.map(o => ({ ...o, emoji: o.emoji?.name }));
    return new Picker(fixed(items), { ...shared, chosen: items.filter(item => item.default) });
  }

  const source = entities(selectKinds[select.type], channelId, select.channel_types);
  const wanted = (select.default_values ?? []).map(value => value.id);
  return new Picker(source, { ...shared, chosen: source('').filter(item => wanted.includes(item.value)) });
}
