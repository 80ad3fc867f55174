// Discord's schemas as JSON Schema, with the corrections that they need, and validators made of them.
import Ajv from 'ajv/dist/2020.js';
import * as z from 'zod';
import * as published from 'discord-api-spec/zod';
import { additions } from './events.js';

/** Sums of bits: the description asks for integers, Discord also takes the decimal strings that its documentation shows. */
const BITS = new Set(['allow', 'deny', 'permissions', 'default_member_permissions']);

/** The description calls the codes inside `errors` integers and wants a code in every 429; the documentation and Discord do not. */
const ERRORS = {
  InnerErrors: {
    type: 'object',
    properties: {
      _errors: {
        type: 'array',
        items: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } }, required: ['code', 'message'] },
      },
    },
    required: ['_errors'],
  },
  Error: { type: 'object', properties: { code: { type: 'integer' }, message: { type: 'string' } }, required: ['code', 'message'] },
  RatelimitedResponse: {
    type: 'object',
    properties: { message: { type: 'string' }, code: { type: 'integer' }, retry_after: { type: 'number' }, global: { type: 'boolean' } },
    required: ['message', 'retry_after', 'global'],
  },
};

/** The description knows replies only; the documentation has forwards too. */
const REFERENCES = { MessageReferenceType: { type: 'integer', enum: [0, 1] } };

/** Composed of parts that each know some of the keys, so that none of them can refuse the others'. */
const COMPOSED = new Set(['ErrorResponse', 'Error', 'ErrorDetails', 'InnerErrors']);

function exportSchemas() {
  const registry = z.registry();
  for (const [name, schema] of Object.entries(published)) {
    if (schema?._zod) registry.add(schema, { id: name.replace(/Schema$/, '') });
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (name) => `#/$defs/${name}`,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // A choice between something and undefined must not let everything through.
      if (zodSchema._zod.def.type === 'undefined') jsonSchema.not = {};
    },
  });
  return { ...schemas, ...ERRORS, ...REFERENCES };
}

const exported = exportSchemas();

/** A choice that `type` decides, so that an error tells of the branch that was meant; null when `type` does not decide it. */
function byType(branches, definitions) {
  const cases = branches.map((branch) => {
    const target = branch.$ref ? definitions[branch.$ref.slice('#/$defs/'.length)] : branch;
    const type = target?.properties?.type;
    return target?.required?.includes('type') ? { branch, types: type?.const !== undefined ? [type.const] : (type?.enum ?? []) } : { types: [] };
  });
  const all = cases.flatMap((c) => c.types);
  if (cases.length < 2 || cases.some((c) => c.types.length === 0) || new Set(all).size < all.length) return null;
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { enum: all } },
    allOf: cases.map((c) => ({ if: { properties: { type: { enum: c.types } }, required: ['type'] }, then: c.branch })),
  };
}

function adapt(schema, strict, definitions) {
  if (Array.isArray(schema)) return schema.map((s) => adapt(s, strict, definitions));
  if (schema === null || typeof schema !== 'object') return schema;
  const { $schema, $id, properties, anyOf, ...rest } = schema;
  const result = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, ['const', 'enum'].includes(key) ? value : adapt(value, strict, definitions)]));
  // The package knows no offset but Z in a time; Discord writes +00:00.
  if (result.format === 'date-time') delete result.pattern;
  if (properties) {
    result.properties = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        name,
        BITS.has(name) ? { anyOf: [adapt(value, strict, definitions), { type: 'string', pattern: '^\\d{1,20}$' }] } : adapt(value, strict, definitions),
      ]),
    );
    if (strict) result.additionalProperties ??= false;
  }
  if (anyOf) {
    const branches = adapt(anyOf, strict, definitions);
    const open = branches.filter((b) => b.type !== 'null');
    const choice = byType(open, definitions);
    if (choice && open.length === branches.length) Object.assign(result, choice);
    else result.anyOf = choice ? [choice, { type: 'null' }] : branches;
  }
  return result;
}

/** @param {Record<string, string[]>} additions Keys that objects of a name have nevertheless. */
function makeAjv(additions = {}) {
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/);
  ajv.addFormat('uri', (text) => URL.canParse(text));
  const definitions = {};
  for (const [name, schema] of Object.entries(exported)) definitions[name] = adapt(schema, !COMPOSED.has(name), exported);
  for (const [name, keys] of Object.entries(additions)) {
    definitions[name].properties = { ...Object.fromEntries(keys.map((key) => [key, {}])), ...definitions[name].properties };
  }
  return { ajv, definitions };
}

/** A post of a forum is answered with its first message inside, the documentation says. */
const kinds = { strict: makeAjv({ CreatedThreadResponse: ['message'] }), event: makeAjv(additions) };
const compiled = new Map();

export const names = Object.keys(exported);

/** A validator of a schema whose references stand under #/$defs. It refuses keys that Discord does not know. */
export function validator(schema, kind = 'strict') {
  const key = `${kind} ${JSON.stringify(schema)}`;
  if (!compiled.has(key)) {
    const { ajv, definitions } = kinds[kind];
    const validate = ajv.compile({ ...adapt(schema, true, exported), $defs: definitions });
    compiled.set(key, (value) => (validate(value) ? [] : explain(validate.errors)));
  }
  return compiled.get(key);
}

/** A validator of an object inside of an event. */
export const ofEvent = (name) => validator({ $ref: `#/$defs/${name}` }, 'event');

/** Of the branches of a choice, the one that came furthest says what is wrong; the others do not fit at all. */
function explain(errors) {
  const choices = new Set(errors.filter((e) => ['anyOf', 'oneOf'].includes(e.keyword)).map((e) => e.instancePath));
  const told = errors.filter((e) => !['anyOf', 'oneOf', 'not', 'if'].includes(e.keyword) && !(e.keyword === 'type' && e.params.type === 'null'));
  const within = (path) => told.some((other) => other.instancePath.startsWith(`${path}/`));
  const left = told.filter((e) => !(choices.has(e.instancePath) && within(e.instancePath)));
  const seen = new Map();
  for (const e of left.length > 0 ? left : errors) {
    const pointer = e.keyword === 'additionalProperties' ? `${e.instancePath}/${e.params.additionalProperty}` : e.instancePath || '/';
    seen.set(`${pointer} ${message(e)}`, { pointer, message: message(e) });
  }
  return [...seen.values()];
}

function message(e) {
  if (e.keyword === 'additionalProperties') return 'a key that Discord does not know';
  if (e.keyword === 'enum') return `must be one of ${e.params.allowedValues.join(', ')}, not ${JSON.stringify(e.data)}`;
  if (e.keyword === 'const') return `must be ${JSON.stringify(e.params.allowedValue)}, not ${JSON.stringify(e.data)}`;
  const shown = ['string', 'number', 'boolean'].includes(typeof e.data) || e.data === null ? `, not ${JSON.stringify(e.data).slice(0, 80)}` : '';
  return e.keyword === 'required' ? e.message : `${e.message}${shown}`;
}
