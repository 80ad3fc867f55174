// Reads the few forms of TypeScript types that the published description of Discord's routes is written in.

const token = /\s*(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|([A-Za-z_$][\w$]*)|([{}()[\]<>|&;:,?]))/y;

function* tokens(text) {
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new Error(`Not understood at ${at}: ${text.slice(at, at + 60)}`);
    const [, string, number, name, sign] = match;
    if (string !== undefined) yield { kind: 'literal', value: JSON.parse(string) };
    else if (number !== undefined) yield { kind: 'literal', value: Number(number) };
    else if (name !== undefined) yield { kind: 'name', value: name };
    else if (sign !== undefined) yield { kind: 'sign', value: sign };
  }
}

/** The tree of a type: object, union, array, name, literal or tuple. */
export function parseType(text) {
  const list = [...tokens(text)];
  let at = 0;
  const is = (sign) => list[at]?.kind === 'sign' && list[at].value === sign;
  const take = (sign) => (is(sign) ? Boolean(++at) : false);
  const need = (sign) => {
    if (!take(sign)) throw new Error(`${sign} expected, not ${JSON.stringify(list[at])}`);
  };

  function union() {
    take('|');
    const types = [postfix()];
    while (take('|')) types.push(postfix());
    return types.length === 1 ? types[0] : { kind: 'union', types };
  }

  function postfix() {
    let type = primary();
    while (is('[') && list[at + 1]?.value === ']') {
      at += 2;
      type = { kind: 'array', of: type };
    }
    return type;
  }

  function primary() {
    if (take('(')) {
      const type = union();
      need(')');
      return type;
    }
    if (take('{')) return object();
    if (take('[')) {
      const types = [];
      while (!take(']')) {
        types.push(union());
        take(',');
      }
      return { kind: 'tuple', types };
    }
    const { kind, value } = list[at++];
    if (kind === 'literal') return { kind, value };
    if (kind !== 'name') throw new Error(`A type expected, not ${value}`);
    const args = [];
    if (take('<')) {
      while (!take('>')) {
        args.push(union());
        take(',');
      }
    }
    return { kind: 'name', name: value, args };
  }

  function object() {
    const members = [];
    while (!take('}')) {
      if (take('[')) {
        // { [key: string]: T }
        at += 3;
        need(']');
        need(':');
        members.push({ any: true, type: union() });
      } else {
        const name = String(list[at++].value);
        const optional = take('?');
        need(':');
        members.push({ name, optional, type: union() });
      }
      take(';');
      take(',');
    }
    return { kind: 'object', members };
  }

  const type = union();
  if (at < list.length) throw new Error(`Something follows the type: ${JSON.stringify(list[at])}`);
  return type;
}

const primitives = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  null: { type: 'null' },
  true: { const: true },
  false: { const: false },
  unknown: {},
  any: {},
  never: { not: {} },
};

/** The JSON schema of a tree; what it names is looked up under #/$defs. */
export function toSchema(type) {
  switch (type.kind) {
    case 'literal':
      return { const: type.value };
    case 'array':
      return { type: 'array', items: toSchema(type.of) };
    case 'union':
      return { anyOf: type.types.map(toSchema) };
    case 'name':
      if (type.name === 'Record') return { type: 'object', additionalProperties: toSchema(type.args[1]) };
      return primitives[type.name] ?? { $ref: `#/$defs/${type.name}` };
    case 'object': {
      const named = type.members.filter((m) => !m.any);
      const schema = {
        type: 'object',
        properties: Object.fromEntries(named.map((m) => [m.name, toSchema(m.type)])),
        required: named.filter((m) => !m.optional).map((m) => m.name),
      };
      const rest = type.members.find((m) => m.any);
      if (rest) schema.additionalProperties = toSchema(rest.type);
      return schema;
    }
    default:
      throw new Error(`No schema for ${JSON.stringify(type)}`);
  }
}
