// Judges what a Sandbox has written down.
import { checkRules } from './rules.js';
import { events } from './events.js';
import { findOperation } from './operations.js';
import { ofEvent, validator } from './schemas.js';

/** Routes that Discord has and does not describe, and why none of them is a gap. */
export const exempt = [
  [/^POST \/interactions$/, "a person's own client uses an interaction"],
  [/^GET \/(channels|guilds)\/[^/]+\/application-command-index$/, "a person's own client asks for commands"],
  [/^POST \/channels\/[^/]+\/messages\/[^/]+\/ack$/, "a person's own client marks what was read"],
  [/^POST \/attachments\/refresh-urls$/, 'Discord describes it nowhere'],
];

/** What the tests send through our client to see a refusal. */
const deliberate = [[/^x{2001}$/, 'a plugin of the tests answers with 2,001 letters']];

const isDeliberate = (line) => line.status === 400 && deliberate.some(([text]) => text.test(line.request?.content ?? line.request?.data?.content ?? ''));

/** The Sandbox's own tests, which ask for what it lacks on purpose. */
const isSandboxTest = (line) => line.agent === '' || line.agent === 'DiscordBot (https://example.com, 1.0)';

/** Our own client; the requests of the others are not ours to answer for. */
const isOurs = (line) => line.agent.startsWith('DiscordBot (') && line.agent.includes('/dcticket/');

const at = (where) => (violation) => ({ where, ...violation });

function checkQuery(line, operation) {
  const violations = [];
  for (const [name, values] of Object.entries(line.query ?? {})) {
    const schema = operation.query.get(name);
    if (!schema) violations.push({ pointer: name, message: 'a parameter that Discord does not know' });
    else if (schema.type === 'number' && values.some((v) => !/^\d+$/.test(v))) violations.push({ pointer: name, message: `not a number: ${values}` });
  }
  return violations.map(at('query'));
}

function checkRequest(line, operation) {
  if (line.unreadable) return [{ where: 'request', pointer: '/', message: line.unreadable }];
  const body = line.request ?? null;
  if (!operation.request) {
    const empty = body === null || (typeof body === 'object' && Object.keys(body).length === 0);
    return empty ? [] : [{ where: 'request', pointer: '/', message: 'a body where Discord knows none' }];
  }
  const schema = validator(operation.request);
  // All files and no JSON is a body as well.
  return [...schema(body ?? {}), ...checkRules(operation.key, body ?? {}, line.files ?? [])].map(at('request'));
}

function checkAnswer(line, operation) {
  const wrong = (message) => [{ where: 'answer', pointer: '/', message }];
  const { status } = line;
  if (status === 501) return isSandboxTest(line) ? [] : wrong('not implemented');
  // An error or a broken line that was asked for.
  if (line.fault && (status >= 500 || line.response === undefined)) return [];
  // The page of Cloudflare for who asked for nonsense too often.
  if (status === 429 && line.text?.includes('Error 1015')) return [];
  const key = [String(status), `${String(status)[0]}XX`].find((k) => operation.responses.has(k));
  if (!key) return wrong(`status ${status}, where ${[...operation.responses.keys()].join(', ')} are known`);
  if (status === 204) return line.response === undefined && line.text === undefined ? [] : wrong('a body with 204');
  if (line.text !== undefined || line.response === undefined) return wrong('no JSON');
  if (!line.type?.startsWith('application/json')) return wrong(`content type ${line.type}`);
  return validator(operation.responses.get(key))(line.response).map(at('answer'));
}

function checkRest(line) {
  const path = line.path.replace(/^\/api\/v\d+/, '');
  const reason = exempt.find(([route]) => route.test(`${line.method} ${path}`))?.[1];
  if (reason) return { operation: `${line.method} ${path.replace(/\d{5,}/g, '{id}')}`, exempt: reason, bodies: 0, violations: [] };
  const operation = findOperation(line.method, path);
  const ours = isOurs(line) && !isDeliberate(line);
  if (!operation) {
    const violations = isSandboxTest(line) && line.status === 501 ? [] : [{ where: 'request', pointer: '/', message: 'an operation that Discord does not describe' }];
    return { operation: `${line.method} ${path.replace(/\d{5,}/g, '{id}')}`, bodies: 0, violations };
  }
  const violations = [...(ours ? [...checkQuery(line, operation), ...checkRequest(line, operation)] : []), ...(line.status ? checkAnswer(line, operation) : [])];
  return { operation: operation.key, bodies: (ours && line.request != null ? 1 : 0) + (line.response !== undefined ? 1 : 0), violations };
}

function checkEvent(line) {
  const operation = `event ${line.event}`;
  const read = events[line.event];
  if (!read) return { operation, bodies: 0, violations: [{ where: 'event', pointer: '/', message: 'an event without a line in events.js' }] };
  const parts = read(line.data);
  const violations = parts.flatMap(({ value, pointer, schema }) =>
    ofEvent(schema)(value).map((v) => ({ where: 'event', pointer: `${pointer}${v.pointer === '/' ? '' : v.pointer}` || '/', message: `${v.message} (${schema})` })),
  );
  return { operation, bodies: parts.length, violations };
}

/** One line of a recording: its operation, how many bodies were checked, and what is wrong with them. */
export const checkLine = (line) => (line.kind === 'gateway' ? checkEvent(line) : checkRest(line));
