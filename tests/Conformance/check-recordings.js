// node check-recordings.js FOLDER…: judges all recordings in the folders. Ends like node --test, with operations for tests.
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkLine } from './description/check.js';

const shown = 10;
const folders = process.argv.slice(2);
const files = folders.flatMap((folder) => readdirSync(folder).filter((f) => f.endsWith('.jsonl')).map((f) => join(folder, f)));
if (files.length === 0) {
  console.error(`There are no recordings in ${folders.join(', ') || 'no folder'}: run the tests with SANDBOX_RECORD set to a folder.`);
  process.exit(2);
}

const operations = new Map();
let bodies = 0;
let torn = 0;

function judge(file, number, text) {
  let line;
  try {
    line = JSON.parse(text);
  } catch {
    // A test may have killed the process while it wrote.
    torn += 1;
    return;
  }
  const result = checkLine(line);
  bodies += result.bodies;
  const operation = operations.get(result.operation) ?? { exempt: result.exempt, lines: 0, bodies: 0, violations: new Map() };
  operations.set(result.operation, operation);
  operation.lines += 1;
  operation.bodies += result.bodies;
  for (const { where, pointer, message } of result.violations) {
    const key = `${where} ${pointer.replace(/\/\d+/g, '/*')}: ${message}`;
    const known = operation.violations.get(key);
    if (known) known.count += 1;
    else operation.violations.set(key, { count: 1, where, pointer, message, from: `${file}:${number}` });
  }
}

for (const file of files) {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) judge(file, ++number, text);
}

let failed = 0;
for (const [name, { exempt, lines, bodies: checked, violations }] of [...operations].sort(([a], [b]) => a.localeCompare(b))) {
  const verdict = exempt ? `exempt: ${exempt}` : `${checked} bodies`;
  console.log(`${violations.size > 0 ? 'VIOLATED' : 'ok'}  ${name}: ${lines} times, ${verdict}`);
  if (violations.size > 0) failed += 1;
  for (const v of [...violations.values()].slice(0, shown)) console.log(`    ${v.where} ${v.pointer}: ${v.message} (${v.count} times, first ${v.from})`);
  if (violations.size > shown) console.log(`    and ${violations.size - shown} more`);
}
if (torn > 0) console.log(`${torn} torn lines were left out`);
console.log(`${bodies} bodies of ${operations.size} operations and events in ${files.length} recordings`);
console.log(`# pass ${operations.size - failed}\n# fail ${failed}`);
process.exit(failed > 0 ? 1 : 0);
