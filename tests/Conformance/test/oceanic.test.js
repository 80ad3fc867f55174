// A second client that we did not write, to see that the Sandbox does not please discord.js alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ApplicationCommandTypes, Client, Intents, InteractionTypes, MessageFlags } from 'oceanic.js';
import { Sandbox } from '../play/sandbox.js';
import { Inbox, within } from '../play/wait.js';

const ends = [];

after(async () => {
  for (const end of ends) await end();
});

/** A Sandbox, a person and oceanic.js: who identifies twice in five seconds is sent away. */
async function start(gateway) {
  const sandbox = await Sandbox.start();
  ends.push(() => sandbox.stop());
  const client = new Client({
    auth: `Bot ${sandbox.world.bot.token}`,
    rest: { baseURL: `${sandbox.url}/api/v10`, host: new URL(sandbox.url).host },
    gateway: { intents: Intents.GUILDS | Intents.GUILD_MESSAGES | Intents.MESSAGE_CONTENT, ...gateway },
  });
  ends.unshift(() => client.disconnect(false));
  const inbox = new Inbox();
  for (const name of ['messageCreate', 'interactionCreate', 'error']) client.on(name, (item) => inbox.add({ name, item }));
  const ready = new Promise((resolve) => client.once('ready', resolve));
  await client.connect();
  await within(ready, 'oceanic.js to be ready');
  return { sandbox, carl: await sandbox.person('Carl'), client, hears: async (name, fits = () => true) => (await inbox.first((e) => e.name === name && fits(e.item), `oceanic.js to hear ${name}`)).item };
}

test('oceanic.js logs in, hears a message and answers a command', async () => {
  const { sandbox, carl, client, hears } = await start({});
  const general = sandbox.channel('general');
  assert.equal(client.guilds.get(sandbox.guild.id).channels.get(general).name, 'general');
  await client.application.createGuildCommand(sandbox.guild.id, { type: ApplicationCommandTypes.CHAT_INPUT, name: 'ping', description: 'Answers' });

  await carl.writes(general, 'Hello');
  const message = await hears('messageCreate', (m) => m.content === 'Hello');
  assert.equal(message.author.id, carl.id);
  await client.rest.channels.createMessage(general, { content: 'Hello yourself', messageReference: { messageID: message.id } });
  const reply = await carl.sees('Hello yourself');
  assert.equal(reply.referenced_message.content, 'Hello');

  const running = carl.runs('ping', general);
  const interaction = await hears('interactionCreate', (i) => i.type === InteractionTypes.APPLICATION_COMMAND);
  await interaction.defer(MessageFlags.EPHEMERAL);
  await running;
  await interaction.editOriginal({ content: 'Pong' });
  await interaction.createFollowup({ content: 'With a file', files: [{ name: 'a.txt', contents: Buffer.from('a') }] });
  await carl.sees('Pong');
  assert.equal((await carl.sees('With a file')).attachments[0].filename, 'a.txt');
});

test("oceanic.js inflates zlib-stream with Node's own zlib", async () => {
  const { sandbox, carl, hears } = await start({ compress: 'zlib-stream', compressLibrary: 'native' });
  for (const n of [1, 2, 3]) {
    await carl.writes(sandbox.channel('general'), `Compressed ${n} ${'x'.repeat(1500)}`);
    await hears('messageCreate', (m) => m.content.startsWith(`Compressed ${n}`));
  }
});
