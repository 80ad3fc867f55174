import { el } from './dom.js';
import { inline } from './inline.js';

/** Discord's Markdown as DOM nodes. Text only ever becomes text nodes. */
export function markdown(text, context) {
  const parts = text.split(/```(?:([\w+#.-]+)\n)?([\s\S]+?)```\n?/);
  const nodes = [];
  for (let i = 0; i < parts.length; i += 3) {
    if (parts[i] !== '') nodes.push(...blocks(parts[i].split('\n'), context));
    if (i + 2 < parts.length) nodes.push(codeBlock(parts[i + 1], parts[i + 2]));
  }

  return nodes;
}

function codeBlock(language, code) {
  const body = el('code', {}, code.replace(/^\n+|\n+$/g, ''));
  return el('pre', { tabindex: '0', role: 'group', 'aria-label': language ? `Code in ${language}` : 'Code' }, body);
}

const rules = [
  { test: /^(#{1,3}) +(.+)$/, make: heading },
  {
    test: /^-# +(.+)$/,
    make: (lines, context) => [el('small', { class: 'subtext' }, inline(lines.shift().slice(3).trimStart(), context))],
  },
  { test: /^>>> /, make: longQuote },
  { test: /^> /, make: quote },
  { test: /^ *([-*]|\d+\.) +\S/, make: list },
];

function blocks(lines, context) {
  const nodes = [];
  let plain = [];
  const flush = block => {
    if (plain.length > 0) nodes.push(...paragraph(plain, context, block, nodes.length > 0));
    plain = [];
  };
  lines = [...lines];
  while (lines.length > 0) {
    const rule = rules.find(({ test }) => test.test(lines[0]));
    if (rule) {
      flush(true);
      nodes.push(...rule.make(lines, context));
    } else {
      plain.push(lines.shift());
    }
  }

  flush(false);
  return nodes;
}

/** Lines of running text. A block makes its own break; an empty line before it stays, and needs one more break to be seen. */
function paragraph(lines, context, isBeforeBlock, isAfterBlock) {
  if (isBeforeBlock && lines.at(-1) === '') lines.push('');
  while (!isBeforeBlock && isAfterBlock && lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? [] : [el('span', { class: 'text' }, inline(lines.join('\n'), context))];
}

function heading(lines, context) {
  const [, marks, text] = rules[0].test.exec(lines.shift());
  return [el('div', { class: `heading h${marks.length}`, role: 'heading', 'aria-level': `${marks.length + 2}` }, inline(text, context))];
}

function longQuote(lines, context) {
  const inner = lines.splice(0);
  inner[0] = inner[0].slice(4);
  return [el('blockquote', {}, blocks(inner, context))];
}

function quote(lines, context) {
  const inner = [];
  while (lines.length > 0 && /^> /.test(lines[0])) inner.push(lines.shift().slice(2));
  return [el('blockquote', {}, blocks(inner, context))];
}

const isNumbered = mark => /\d/.test(mark);

function list(lines, context) {
  const first = /^( *)([-*]|\d+\.) +/.exec(lines[0]);
  const indent = first[1].length;
  const number = parseInt(first[2], 10);
  const node = Number.isNaN(number) ? el('ul') : el('ol', { start: `${number}` });
  while (lines.length > 0) {
    const item = /^( *)([-*]|\d+\.) +(.+)$/.exec(lines[0]);
    if (!item || item[1].length < indent || (item[1].length <= indent + 1 && isNumbered(item[2]) !== isNumbered(first[2]))) break;
    if (item[1].length > indent + 1 && node.lastChild) {
      node.lastChild.append(...list(lines, context));
    } else {
      lines.shift();
      node.append(el('li', {}, inline(item[3], context)));
    }
  }

  return [node];
}

/** The text of Markdown on one line, without its marks. */
export function oneLine(text, context) {
  const line = markdown(text, context)
    .map(node => node.textContent)
    .join(' ')
    .replace(/\s+/g, ' ');
  return [...line].slice(0, 120).join('');
}
