// The check itself: it finds what is planted, and lets through what is right.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkLine } from '../description/check.js';
import { operations } from '../description/operations.js';
import { validator } from '../description/schemas.js';

const ours = 'DiscordBot (https://github.com/dcticket/dcticket, 1.0.0)';
const user = { id: '100000000000000001', username: 'carl', avatar: null, discriminator: '0', public_flags: 0, flags: 0, global_name: null, primary_guild: null };
const message = {
  id: '100000000000000002', channel_id: '100000000000000003', type: 0, author: user, content: 'hello', timestamp: '2026-11-22T12:00:00.123000+00:00',
  edited_timestamp: null, tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], embeds: [], components: [], pinned: false, flags: 0,
};

const line = (changes) => ({
  kind: 'rest', caller: 'bot', agent: ours, method: 'POST', path: '/api/v10/channels/100000000000000003/messages', query: {}, request: { content: 'hello' },
  files: [], status: 200, type: 'application/json', response: message, ...changes,
});
const found = (changes) => checkLine(line(changes)).violations.map((v) => `${v.where} ${v.pointer}`);
const sent = (request, changes = {}) => found({ request, ...changes });
const callback = { path: '/api/v10/interactions/100000000000000009/token/callback', status: 204, response: undefined, type: undefined };
const row = (...components) => ({ type: 1, components });
const button = (custom_id, more = {}) => ({ type: 2, style: 1, label: 'x', custom_id, ...more });
const text = (content) => ({ type: 10, content });

test('All that Discord describes is understood', () => {
  assert.ok(operations.length > 200);
  for (const operation of operations) {
    for (const schema of [operation.request, ...operation.responses.values(), ...operation.query.values()]) {
      if (schema) assert.equal(typeof validator(schema), 'function');
    }
  }
});

test('A right exchange has no violations, and its two bodies are counted', () => {
  const result = checkLine(line({}));
  assert.deepEqual([result.operation, result.bodies, result.violations], ['POST /channels/{channel_id}/messages', 2, []]);
});

const wrongAnswers = {
  'a missing field': [{ response: { ...message, author: undefined } }, 'answer /'],
  'a field of the wrong type': [{ response: { ...message, author: { ...user, id: 5 } } }, 'answer /author/id'],
  'an invented field': [{ response: { ...message, author: { ...user, mood: 'good' } } }, 'answer /author/mood'],
  'a wrong status': [{ status: 201 }, 'answer /'],
  'a body with 204': [{ ...callback, request: { type: 6 }, response: {} }, 'answer /'],
  'an answer that is no JSON': [{ response: undefined, text: '<html>' }, 'answer /'],
  'an answer without a content type': [{ type: null }, 'answer /'],
  'a time that is none': [{ response: { ...message, timestamp: 'yesterday' } }, 'answer /timestamp'],
  'an error with a number as its inner code': [
    { status: 400, response: { code: 50035, message: 'Invalid Form Body', errors: { content: { _errors: [{ code: 5, message: 'x' }] } } } }, 'answer /errors/content/_errors/0/code'],
  'an error of the server': [{ status: 500, response: { code: 0, message: 'x' } }, 'answer /'],
  'an operation that is missing': [{ status: 501, response: { code: 0, message: 'x' } }, 'answer /'],
};

for (const [what, [changes, where]] of Object.entries(wrongAnswers)) {
  test(`Of the answers, ${what} is found`, () => assert.deepEqual(found(changes).slice(0, 1), [where]));
}

test("Discord's own error bodies are right", () => {
  const errors = { embeds: { 0: { title: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' }] } } } };
  assert.deepEqual(found({ status: 400, response: { code: 50035, message: 'Invalid Form Body', errors } }), []);
  assert.deepEqual(found({ status: 429, response: { message: 'You are being rate limited.', retry_after: 0.7, global: false } }), []);
  assert.deepEqual(found({ status: 502, response: undefined, text: '<html>', type: 'text/html', fault: '1' }), []);
  assert.deepEqual(found({ status: 429, response: undefined, text: '<h1>Error 1015</h1>', type: 'text/html' }), []);
});

const wrongRequests = {
  'a misspelt key': [{ content: 'x', embed: [] }, 'request /embed'],
  'a misspelt key deep inside': [{ components: [row(button('a', { colour: 1 }))] }, 'request /components/0/components/0/colour'],
  'a title of 257 characters': [{ embeds: [{ title: 'x'.repeat(257) }] }, 'request /embeds/0/title'],
  'eleven embeds': [{ embeds: Array(11).fill({ title: 'x' }) }, 'request /embeds'],
  '2,001 characters': [{ content: 'x'.repeat(2001) }, 'request /content'],
  'an empty message': [{ content: '' }, 'request /'],
  '6,001 characters in embeds': [{ embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] }, 'request /embeds'],
  'a button without custom_id': [{ components: [row({ type: 2, style: 1, label: 'x' })] }, 'request /components/0/components/0'],
  'a link with a custom_id': [{ components: [row(button('a', { style: 5, url: 'https://example.org' }))] }, 'request /components/0/components/0/custom_id'],
  'the same custom_id twice': [{ components: [row(button('a')), row(button('a'))] }, 'request /components/1/components/0/custom_id'],
  'six buttons in a row': [{ components: [row(...'abcdef'.split('').map((id) => button(id)))] }, 'request /components/0/components'],
  'a button beside a select': [{ components: [row(button('a'), { type: 5, custom_id: 'b' })] }, 'request /components/0/components'],
  'more min_values than options': [
    { components: [row({ type: 3, custom_id: 'a', max_values: 3, options: [{ label: 'x', value: 'x' }] })] }, 'request /components/0/components/0/max_values'],
  'content beside Components V2': [{ flags: 1 << 15, content: 'x', components: [text('x')] }, 'request /content'],
  'Components V2 without the flag': [{ components: [text('x')] }, 'request /components/0'],
  '4,001 characters in Components V2': [{ flags: 1 << 15, components: [{ type: 17, components: [text('x'.repeat(2001)), text('x'.repeat(2000))] }] }, 'request /components'],
  '41 components in Components V2': [{ flags: 1 << 15, components: [{ type: 17, components: Array(40).fill(text('x')) }] }, 'request /components'],
  'an attachment without its file': [{ content: 'x', attachments: [{ id: '0', filename: 'a.txt' }] }, 'request /attachments/0'],
  'a reference to a file that is not there': [{ embeds: [{ image: { url: 'attachment://a.png' } }] }, 'request /'],
  'roles both parsed and named': [{ content: 'x', allowed_mentions: { parse: ['roles'], roles: ['100000000000000001'] } }, 'request /allowed_mentions/roles'],
};

for (const [what, [request, where]] of Object.entries(wrongRequests)) {
  test(`Of our requests, ${what} is found`, () => assert.ok(sent(request).includes(where), `${where} is not among ${sent(request)}`));
}

test('Files count as content, and fit their attachments', () => {
  const files = [{ field: 'files[0]', name: 'a.png', size: 3 }];
  assert.deepEqual(sent({ attachments: [{ id: '0', filename: 'a.png' }], embeds: [{ image: { url: 'attachment://a.png' } }] }, { files }), []);
});

test('Bits may be decimal strings, as Discord documents them', () => {
  const overwrite = { method: 'PUT', path: '/api/v10/channels/100000000000000003/permissions/100000000000000001', status: 204, response: undefined };
  assert.deepEqual(found({ ...overwrite, request: { type: 0, allow: '1024', deny: '0' } }), []);
  assert.deepEqual([...new Set(found({ ...overwrite, request: { type: 0, allow: 'VIEW' } }))], ['request /allow']);
});

test('Commands, forms, channels and bulk deletions have rules of their own', () => {
  const command = { method: 'PUT', path: '/api/v10/applications/100000000000000001/commands', response: [] };
  const option = (name, required) => ({ type: 3, name, description: 'x', required });
  assert.deepEqual(found({ ...command, request: [{ name: 'open', description: 'x', options: [option('a', false), option('b', true)] }] }), ['request /0/options/1']);
  assert.deepEqual(found({ ...command, request: [{ name: 'Open', description: 'x' }] }), ['request /0/name']);
  const label = (n) => ({ type: 18, label: `${n}`, component: { type: 4, custom_id: `${n}`, style: 1 } });
  const form = (components) => ({ ...callback, request: { type: 9, data: { custom_id: 'a', title: 'x', components } } });
  assert.deepEqual(found(form([1, 2, 3, 4, 5].map(label))), []);
  assert.deepEqual(found(form([1, 2, 3, 4, 5, 6].map(label))), ['request /data/components']);
  assert.deepEqual(found({ path: '/api/v10/channels/100000000000000003/messages/bulk-delete', request: { messages: ['100000000000000001'] }, status: 204, response: undefined }), ['request /messages']);
  assert.ok(found({ path: '/api/v10/guilds/100000000000000001/channels', request: { name: 'a', topic: 'x'.repeat(1025) }, status: 201 }).includes('request /topic'));
});

test('A parameter and an operation that Discord does not know are found', () => {
  const list = { method: 'GET', request: null, response: [message] };
  assert.deepEqual(found({ ...list, query: { limit: ['50'] } }), []);
  assert.deepEqual(found({ ...list, query: { limit: ['many'] } }), ['query limit']);
  assert.deepEqual(found({ ...list, query: { page: ['2'] } }), ['query page']);
  assert.deepEqual(found({ path: '/api/v10/tickets' }), ['request /']);
  assert.equal(checkLine(line({ path: '/api/v10/interactions', agent: '' })).exempt, "a person's own client uses an interaction");
});

test("A stranger's request is not judged, the answer to it is", () => {
  assert.deepEqual(found({ agent: 'DiscordBot (https://discord.js.org, 14)', request: { content: 'x', embed: [] } }), []);
  assert.deepEqual(found({ agent: 'DiscordBot (https://discord.js.org, 14)', response: {} }).slice(0, 1), ['answer /']);
});

test('What is inside of an event is checked', () => {
  const event = (name, data) => checkLine({ kind: 'gateway', event: name, data }).violations.map((v) => v.pointer);
  assert.deepEqual(event('MESSAGE_CREATE', { ...message, guild_id: '100000000000000004', channel_type: 0 }), []);
  assert.deepEqual(event('MESSAGE_CREATE', { ...message, author: { ...user, id: 1 } }), ['/author/id']);
  assert.deepEqual(event('GUILD_MEMBER_REMOVE', { user: { ...user, username: undefined } }), ['/user']);
  assert.deepEqual(event('TICKET_OPENED', {}), ['/']);
});

test('The program ends with what it counted, and fails when something is wrong or nothing was recorded', () => {
  const program = fileURLToPath(new URL('../check-recordings.js', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  const run = () => spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });
  try {
    assert.notEqual(run().status, 0);
    writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify(line({}))}\n`);
    assert.match(run().stdout, /\n2 bodies of 1 operations and events in 1 recordings\n# pass 1\n# fail 0\n$/);
    writeFileSync(join(folder, 'b.jsonl'), `${JSON.stringify(line({ request: { content: 'x', embed: [] } }))}\n`);
    const bad = run();
    assert.equal(bad.status, 1);
    assert.match(bad.stdout, /VIOLATED {2}POST \/channels\/\{channel_id\}\/messages.*\n {4}request \/embed: .*b\.jsonl:1/);
    assert.match(bad.stdout, /\n# pass 0\n# fail 1\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
