// Which operations Discord has, and which schema each request and answer follows: from the types of the package discord-api-spec.
import { readFileSync } from 'node:fs';
import { parseType, toSchema } from './typescript.js';

function readPaths() {
  const source = readFileSync(new URL('../node_modules/discord-api-spec/build/discord-api-spec.ts', import.meta.url), 'utf8');
  const [, body] = /^export interface Paths (\{\n[\s\S]*?^\})/m.exec(source);
  return parseType(body);
}

const member = (type, name) => type?.members?.find((m) => m.name === name)?.type;
const isNothing = (type) => !type || (type.kind === 'name' && ['undefined', 'never'].includes(type.name));

function readOperation(method, template, type) {
  const responses = new Map();
  for (const { name, type: answer } of member(type, 'responses').members) responses.set(name, toSchema(answer));
  const query = member(member(type, 'parameters'), 'query');
  const request = member(type, 'requestBody');
  return {
    key: `${method} ${template}`,
    method,
    template,
    segments: template.split('/').slice(1),
    query: new Map(isNothing(query) ? [] : query.members.map((m) => [m.name, toSchema(m.type)])),
    request: isNothing(request) ? null : toSchema(request),
    responses,
  };
}

export const operations = readPaths().members.flatMap(({ name: template, type }) =>
  type.members.map(({ name: method, type: operation }) => readOperation(method.toUpperCase(), template, operation)),
);

/** The operation that a path belongs to; the one with the most literal segments wins. */
export function findOperation(method, path) {
  const segments = path.split('/').slice(1);
  const fits = (operation) =>
    operation.method === method &&
    operation.segments.length === segments.length &&
    operation.segments.every((segment, i) => segment.startsWith('{') || segment === segments[i]);
  const variables = (operation) => operation.segments.filter((segment) => segment.startsWith('{')).length;
  return operations.filter(fits).sort((a, b) => variables(a) - variables(b))[0] ?? null;
}
