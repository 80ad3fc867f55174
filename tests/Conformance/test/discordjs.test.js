// discord.js plays a ticket bot on the Sandbox, and persons play the other side.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AuditLogEvent, ButtonStyle, ChannelType, ComponentType, DiscordAPIError, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { Sandbox } from '../play/sandbox.js';
import { commands, startTicketBot } from '../play/ticket-bot.js';

let sandbox, bot, carl, tess, cora, adam;
let support, general;

before(async () => {
  sandbox = await Sandbox.start();
  bot = await startTicketBot(sandbox);
  [carl, tess, cora, adam] = await Promise.all(['Carl', 'Tess', 'Cora', 'Adam'].map((name) => sandbox.person(name)));
  support = bot.guild.channels.cache.get(sandbox.channel('support'));
  general = bot.guild.channels.cache.get(sandbox.channel('general'));
});

after(async () => {
  await bot?.client.destroy();
  await sandbox?.stop();
});

/** What discord.js knows of a ticket's channel. */
const ticket = () => bot.guild.channels.cache.find((c) => c.name === 'ticket-carl');

test('It logs in over zlib-stream and knows the guild', async () => {
  assert.ok(bot.all('debug').some(([text]) => text.includes('compress=zlib-stream')));
  assert.equal(bot.guild.name, sandbox.guild.name);
  assert.deepEqual([...bot.guild.roles.cache.keys()].sort(), sandbox.guild.roles.map((r) => r.id).sort());
  assert.deepEqual(bot.guild.channels.cache.filter((c) => c.parent?.name === 'Information').map((c) => c.name).sort(), ['support', 'welcome']);
  assert.ok(bot.guild.members.me.permissionsIn(support).has(PermissionFlagsBits.SendMessages));
  assert.equal((await bot.client.application.fetch()).id, sandbox.world.bot.application_id);
});

test('Commands are registered, kept and changed', async () => {
  const first = await bot.client.application.commands.set(commands, bot.guild.id);
  const again = await bot.client.application.commands.set(commands, bot.guild.id);
  assert.deepEqual([...first.keys()], [...again.keys()]);
  const ticketCommand = again.find((c) => c.name === 'ticket');
  assert.ok(ticketCommand.equals({ ...commands[0], options: commands[0].options.map((o) => ({ ...o, minValue: o.min_value, maxValue: o.max_value })) }, false));
  const edited = await bot.guild.commands.edit(ticketCommand, { description: 'Opens a ticket' });
  assert.equal(edited.description, 'Opens a ticket');
  const listed = await bot.guild.commands.fetch({ withLocalizations: true });
  assert.equal(listed.get(ticketCommand.id).nameLocalizations['zh-TW'], '工單');
  const extra = await bot.guild.commands.create({ name: 'gone', description: 'Soon' });
  await bot.guild.commands.delete(extra);
  assert.deepEqual((await bot.guild.commands.fetch()).map((c) => c.name).sort(), commands.map((c) => c.name).sort());
});

test('A typed option is completed', async () => {
  const offered = await carl.types('ticket', general.id, [{ type: 3, name: 'department', value: 'b', focused: true }]);
  assert.deepEqual(offered, [{ name: 'Billing', value: 'Billing' }]);
});

test('A slash command gets its options, the objects behind them and its file', async () => {
  const options = [{ type: 3, name: 'department', value: 'Billing' }, { type: 6, name: 'for', value: cora.id }, { type: 4, name: 'urgency', value: 4 }];
  await carl.runs('ticket', general.id, options);
  const answer = await carl.sees('Billing for cora, urgency 4, log undefined');
  assert.equal(answer.flags & MessageFlags.Ephemeral, MessageFlags.Ephemeral);
  assert.equal(answer.interaction_metadata.user.id, carl.id);
  assert.deepEqual(tess.heard('MESSAGE_CREATE', (m) => m.id === answer.id), []);
});

test('User and message commands get their targets', async () => {
  await tess.runs('Open a ticket for', general.id, [], { type: 2, target_id: carl.id });
  await tess.sees('Opened for carl');
  const message = await carl.writes(general.id, 'My screen is black');
  await tess.runs('Make it a ticket', general.id, [], { type: 3, target_id: message.id });
  await tess.sees('About “My screen is black”');
});

test('A command for administrators answers with a panel', async () => {
  await assert.rejects(carl.runs('admin', support.id, [{ type: 1, name: 'panel', options: [] }]), /finds no command/);
  await adam.runs('admin', support.id, [{ type: 1, name: 'panel', options: [] }]);
  const panel = await carl.sees((m) => m.embeds?.[0]?.title === 'Support', 'the panel');
  // The person may see the panel before the bot has Discord's answer.
  const [posted] = await bot.hears('panelPosted');
  assert.equal(posted.id, panel.id);
  assert.equal(panel.components[0].components[0].emoji.name, '🎫');
});

test('A button opens a form; its answer is deferred, opens a channel, and is followed by a file', async () => {
  const panel = await carl.sees((m) => m.embeds?.[0]?.title === 'Support', 'the panel');
  const form = await carl.clicks(panel, 'open');
  assert.deepEqual([form.title, form.components.length], ['Open a ticket', 5]);
  await carl.fillsIn(form, {
    what: { value: 'The login fails' }, where: { values: ['web'] }, who: { values: [cora.id] }, files: { values: ['0'] },
  }, [{ name: 'screen.txt', bytes: 'black' }]);
  const welcome = await carl.sees('wrote: The login fails (cora; screen.txt)');
  await carl.sees((m) => m.content === `Your ticket: <#${welcome.channel_id}>`, 'the answer to the form');
  const rules = await carl.sees('A copy of the rules');
  assert.equal(await (await fetch(rules.attachments[0].url)).text(), 'Be kind.');
  assert.deepEqual(bot.failures(), []);
});

test('The channel is seen by those who may', async () => {
  const channel = ticket();
  assert.deepEqual([channel.topic, channel.parent.name], ['web', 'Tickets']);
  await carl.hears('CHANNEL_CREATE', (c) => c.id === channel.id);
  assert.deepEqual(cora.heard('CHANNEL_CREATE', (c) => c.id === channel.id), []);
  await carl.writes(channel.id, 'Is anybody there?');
  const [message] = await bot.hears('messageCreate', (m) => m.content === 'Is anybody there?');
  assert.equal(message.member.id, carl.id);
  const history = await channel.messages.fetch({ limit: 10 });
  assert.deepEqual(history.map((m) => m.author.username), ['carl', 'DCTicket']);
});

test('Overwrites are added, changed and removed', async () => {
  const channel = ticket();
  await channel.permissionOverwrites.create(cora.id, { ViewChannel: true }, { reason: 'She knows more' });
  await cora.hears('CHANNEL_CREATE', (c) => c.id === channel.id);
  await channel.permissionOverwrites.edit(cora.id, { SendMessages: false });
  await assert.rejects(cora.writes(channel.id, 'Hello'), { status: 403 });
  await channel.permissionOverwrites.delete(cora.id);
  await cora.hears('CHANNEL_DELETE', (c) => c.id === channel.id);
  await assert.rejects(channel.permissionOverwrites.edit(cora.id, { Administrator: true, ManageGuild: true }), (e) => e instanceof DiscordAPIError && e.code === 50013);
});

test('A private thread has members, is locked and archived', async () => {
  const channel = ticket();
  const thread = await channel.threads.create({ name: 'For staff only', type: ChannelType.PrivateThread, invitable: false, autoArchiveDuration: 60 });
  assert.equal(thread.type, ChannelType.PrivateThread);
  assert.deepEqual(carl.heard('THREAD_CREATE', (t) => t.id === thread.id), []);
  await thread.members.add(carl.id);
  await carl.hears('THREAD_CREATE', (t) => t.id === thread.id);
  await carl.writes(thread.id, 'I am in');
  await bot.hears('messageCreate', (m) => m.content === 'I am in' && m.channel.isThread());
  assert.deepEqual([...(await thread.members.fetch()).keys()].sort(), [bot.client.user.id, carl.id].sort());
  await thread.setLocked(true);
  await assert.rejects(carl.writes(thread.id, 'Still here?'), { status: 403 });
  await thread.setArchived(true);
  await bot.hears('threadUpdate', (_, now) => now.archived && now.id === thread.id);
  const archived = await channel.threads.fetchArchived({ type: 'private', fetchAll: true });
  assert.deepEqual(archived.threads.map((t) => t.name), ['For staff only']);
  await thread.setArchived(false);
  assert.ok((await channel.threads.fetchActive()).threads.has(thread.id));
  await thread.members.remove(carl.id);
  await bot.hears('threadMembersUpdate', (_, removed) => removed.has(carl.id));
  await thread.delete();
  await adam.hears('THREAD_DELETE', (t) => t.id === thread.id);
});

test('A message of Components V2 carries its files and is edited by its button', async () => {
  const sent = await general.send({
    flags: MessageFlags.IsComponentsV2,
    files: [{ attachment: Buffer.from('log'), name: 'log.txt' }, { attachment: Buffer.from('png'), name: 'a.png' }],
    components: [{
      type: ComponentType.Container, accent_color: 0x3498db, components: [
        { type: ComponentType.Section, components: [{ type: ComponentType.TextDisplay, content: '# Ticket 1' }],
          accessory: { type: ComponentType.Button, custom_id: 'resolve', style: ButtonStyle.Success, label: 'Resolve' } },
        { type: ComponentType.Separator, divider: true, spacing: 2 },
        { type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://a.png' }, description: 'A picture' }] },
        { type: ComponentType.File, file: { url: 'attachment://log.txt' } },
      ],
    }],
  });
  const seen = await carl.sees((m) => m.id === sent.id);
  assert.equal(await (await fetch(seen.components[0].components[3].file.url)).text(), 'log');
  await carl.clicks(seen, 'resolve');
  const edited = await carl.sees((m) => m.id === sent.id && m.components[0].content === 'Resolved.', 'the button’s answer');
  assert.equal(edited.flags & MessageFlags.IsComponentsV2, MessageFlags.IsComponentsV2);
  await assert.rejects(sent.edit({ content: 'Plain again' }), (e) => e.code === 50035);
});

test('Pins and reactions', async () => {
  const message = await general.send({ content: 'Rules', enforceNonce: true, nonce: 'rules-1' });
  assert.equal((await general.send({ content: 'Rules', enforceNonce: true, nonce: 'rules-1' })).id, message.id);
  await message.pin('Everybody should read them');
  await bot.hears('channelPinsUpdate', (c) => c.id === general.id);
  assert.deepEqual((await general.messages.fetchPins()).items.map((p) => p.message.id), [message.id]);
  await message.unpin();
  await message.react('👍');
  const [reaction] = await bot.hears('messageReactionAdd', (r) => r.message.id === message.id);
  assert.deepEqual([reaction.emoji.name, reaction.count], ['👍', 1]);
  await message.reactions.cache.get('👍').users.remove(bot.client.user);
  await bot.hears('messageReactionRemove', (r) => r.message.id === message.id);
});

test('Messages are edited, replied to and deleted in bulk', async () => {
  const channel = ticket();
  const message = await channel.send('One');
  const edited = await message.edit({ content: 'Two', embeds: [{ title: 'More', description: 'text', timestamp: new Date(0).toISOString() }] });
  assert.equal(edited.embeds[0].title, 'More');
  const reply = await message.reply({ content: 'Three', files: [Buffer.from('x')] });
  assert.equal((await reply.fetchReference()).id, message.id);
  const gone = await channel.bulkDelete([message, reply]);
  assert.equal(gone.size, 2);
  await carl.hears('MESSAGE_DELETE_BULK', (e) => e.ids.includes(message.id) && e.ids.includes(reply.id));
  await assert.rejects(channel.messages.fetch({ message: message.id, force: true }), (e) => e.code === 10008);
});

test('A DM arrives, is answered, and is refused when it is closed', async () => {
  const user = await bot.client.users.fetch(carl.id);
  const sent = await user.send({ content: 'Your transcript', files: [{ attachment: Buffer.from('<html>'), name: 'transcript.html' }] });
  await carl.sees('Your transcript');
  await carl.rest('POST', `/channels/${sent.channelId}/messages`, { content: 'Thank you' });
  const [answer] = await bot.hears('messageCreate', (m) => m.content === 'Thank you');
  assert.ok(answer.channel.isDMBased());
  await sandbox.control('POST', `/sandbox/people/${cora.id}`, { dms_closed: true });
  await assert.rejects((await bot.client.users.fetch(cora.id)).send('Hello'), (e) => e.code === 50007 && e.status === 403);
});

test('Members, their roles and their time-outs', async () => {
  const everybody = await bot.guild.members.fetch();
  assert.equal(everybody.size, 8);
  const member = await bot.guild.members.fetch({ user: cora.id, force: true });
  const role = await bot.guild.roles.create({ name: 'Customer', colors: { primaryColor: 0x00ff00 }, permissions: [], reason: 'Tickets' });
  await member.roles.add(role);
  await bot.hears('guildMemberUpdate', (_, now) => now.roles.cache.has(role.id));
  await member.roles.remove(role);
  await role.edit({ name: 'Client' });
  await role.delete();
  await bot.hears('roleDelete', (r) => r.id === role.id);
});

test('A webhook speaks under other names', async () => {
  await assert.rejects(general.createWebhook({ name: 'Relay' }), (e) => e.code === 50013);
  const own = bot.guild.members.me.roles.botRole;
  await adam.rest('PATCH', `/guilds/${bot.guild.id}/roles/${own.id}`, { permissions: String(own.permissions.add(PermissionFlagsBits.ManageWebhooks).bitfield) });
  await bot.hears('roleUpdate', (_, now) => now.permissions.has(PermissionFlagsBits.ManageWebhooks));
  const webhook = await general.createWebhook({ name: 'Relay', reason: 'Words of others' });
  await bot.hears('webhooksUpdate', (c) => c.id === general.id);
  const message = await webhook.send({ content: 'Hello from afar', username: 'Someone', avatarURL: 'https://example.org/a.png' });
  const seen = await carl.sees('Hello from afar');
  assert.deepEqual([seen.author.username, seen.webhook_id], ['Someone', webhook.id]);
  await webhook.editMessage(message, { content: 'Hello again' });
  await carl.sees('Hello again');
  await webhook.deleteMessage(message);
  assert.deepEqual((await general.fetchWebhooks()).map((w) => w.name), ['Relay']);
  await webhook.edit({ name: 'Relay 2' });
  await webhook.delete();
  assert.equal((await bot.guild.fetchWebhooks()).size, 0);
});

test('The audit log says who did what, and why', async () => {
  const log = await bot.guild.fetchAuditLogs({ type: AuditLogEvent.ChannelCreate, limit: 5 });
  const entry = log.entries.first();
  assert.deepEqual([entry.executor.id, entry.target.id, entry.reason], [bot.client.user.id, ticket().id, '關於 The login fails']);
  await adam.rest('PATCH', `/channels/${ticket().id}`, { topic: 'Later' });
  const [live] = await bot.hears('guildAuditLogEntryCreate', (e) => e.action === AuditLogEvent.ChannelUpdate && e.executorId === adam.id);
  assert.equal(live.changes.find((c) => c.key === 'topic').new, 'Later');
});

test('Selects of every kind, in a message and in a form', async () => {
  const panel = await carl.sees((m) => m.embeds?.[0]?.title === 'Support', 'the panel');
  const form = await carl.clicks(panel, 'questions');
  await carl.fillsIn(form, {
    role: { values: [sandbox.role('Billing')] }, channel: { values: [general.id] }, mentionable: { values: [tess.id] }, radio: { value: '2' }, boxes: { values: ['a', 'b'] },
  });
  await carl.sees('Billing, general, tess, 2, a+b');
  await carl.chooses(panel, 'assign', ComponentType.UserSelect, [tess.id, cora.id]);
  await carl.sees('Assigned: tess, cora');
  assert.deepEqual(bot.failures(), []);
});

test('After op 7 it resumes and hears what it missed, once', async () => {
  const before = bot.all('shardResume').length;
  await sandbox.control('POST', '/sandbox/gateway/reconnect');
  const writing = [1, 2, 3].map((n) => carl.writes(general.id, `While you were away ${n}`));
  await bot.hears('shardResume', () => bot.all('shardResume').length > before);
  await Promise.all(writing);
  await carl.writes(general.id, 'Welcome back');
  await bot.hears('messageCreate', (m) => m.content === 'Welcome back');
  const heard = bot.all('messageCreate').map(([m]) => m.content).filter((text) => text.startsWith('While you were away'));
  assert.deepEqual(heard.sort(), [1, 2, 3].map((n) => `While you were away ${n}`));
});

test('A 429 is waited out, and nothing is lost', async () => {
  const channel = bot.guild.channels.cache.get(sandbox.channel('welcome'));
  // Somebody else with the same token takes what there is.
  const others = await Promise.all([1, 2, 3, 4, 5].map((n) => fetch(`${sandbox.url}/api/v10/channels/${channel.id}/messages`, {
    method: 'POST', headers: { authorization: `Bot ${sandbox.world.bot.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ content: `${n}` }),
  })));
  assert.deepEqual(others.map((r) => r.status), [200, 200, 200, 200, 200]);
  await channel.send('And one more');
  await bot.hears('rateLimited', (limit) => limit.majorParameter === channel.id && limit.method === 'POST' && limit.scope === 'user');
  await carl.sees('And one more');
});

test('A button closes the ticket, and its channel is deleted', async () => {
  const welcome = await carl.sees('wrote: The login fails');
  await carl.clicks(welcome, 'close');
  await carl.sees((m) => m.id === welcome.id && m.content === 'Closed.', 'the ticket closed');
  await carl.sees(`The message ${welcome.id} was updated`);
  const channel = ticket();
  await channel.delete('Closed');
  await carl.hears('CHANNEL_DELETE', (c) => c.id === channel.id);
  await assert.rejects(channel.send('Too late'), (e) => e.code === 10003);
});

test('Nothing that it asked for was missing', async () => {
  assert.deepEqual(bot.failures(), []);
  assert.deepEqual((await sandbox.control('GET', '/sandbox/world')).unimplemented, []);
});
