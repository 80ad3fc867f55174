export const bits = {
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  useCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  sendInThreads: 1n << 38n,
  administrator: 1n << 3n,
};
const all = (1n << 53n) - 1n;

/** What a member may do in a channel: base, then overwrites in Discord's order. */
export function inChannel(guild, member, channel) {
  if (guild.owner_id === member.user.id) return all;
  const roles = [guild.id, ...member.roles];
  let may = roles.reduce((sum, id) => sum | BigInt(guild.roles.get(id)?.permissions ?? 0), 0n);
  if (may & bits.administrator) return all;
  const overwrites = channel.permission_overwrites ?? [];
  may = apply(
    may,
    overwrites.filter(o => o.id === guild.id),
  );
  may = apply(
    may,
    overwrites.filter(o => o.type === 0 && o.id !== guild.id && roles.includes(o.id)),
  );
  may = apply(
    may,
    overwrites.filter(o => o.type === 1 && o.id === member.user.id),
  );
  return timedOut(member) ? may & (bits.viewChannel | bits.readHistory) : may;
}

function apply(may, overwrites) {
  const deny = overwrites.reduce((sum, o) => sum | BigInt(o.deny), 0n);
  const allow = overwrites.reduce((sum, o) => sum | BigInt(o.allow), 0n);
  return (may & ~deny) | allow;
}

export const timedOut = member => Date.parse(member.communication_disabled_until ?? '') > Date.now();
