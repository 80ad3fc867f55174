// The counterpart of tests/Plugins/Counter on discord.js, for tests/Benchmarks: a bot that counts, and prints what it has used whenever pins change.
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Events } from 'discord.js';
import { unpackAsFastAsZlib } from './inflate.js';

// As discord.js itself gets it.
const { SimpleShardingStrategy } = createRequire(import.meta.url)('@discordjs/ws');
const { COUNTER_API: api, COUNTER_TOKEN: token, COUNTER_INTENTS: intents, COUNTER_PACKED: packed, COUNTER_MESSAGES: messages, COUNTER_GUILDS: guilds, COUNTER_COLLECT: collect } = process.env;
const counts = { messages: 0, guilds: 0 };

if (packed === '1') unpackAsFastAsZlib();
const client = new Client({
  intents: Number(intents),
  rest: { api, version: '10' },
  ws: {
    buildStrategy(manager) {
      // discord.js packs when a package of a certain name is there, which here it always is.
      if (packed !== '1') manager.options.compression = null;
      return new SimpleShardingStrategy(manager);
    },
  },
});

if (messages === '1') {
  client.on(Events.MessageCreate, (message) => {
    if (message.content.length > 0) counts.messages++;
  });
}
// Before it is ready it caches servers without a word.
if (guilds === '1') client.on(Events.GuildCreate, () => {});

function tell() {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  console.log(`cost ${JSON.stringify({ cpu: user + system, messages: counts.messages, guilds: client.guilds.cache.size, allocated: 0, rss, heap: heapUsed })}`);
}

client.on(Events.ChannelPinsUpdate, async () => {
  tell();
  if (collect !== '1') return;
  for (let i = 0; i < 2; i++) {
    global.gc();
    await sleep(2000);
  }
  tell();
});
client.on(Events.Error, (error) => console.error(error));
client.once(Events.ClientReady, () => console.log('Ready: connected to Discord'));
process.on('SIGTERM', () => process.exit(0));
await client.login(token);
