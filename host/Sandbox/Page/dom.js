const icons = document.querySelector('#icons').content;
const properties = new Set(['value', 'checked', 'disabled', 'textContent', 'hidden', 'inert', 'multiple']);

/** Makes an element: attributes, on… handlers, then children (nodes or text; null and false are left out). */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) set(node, key, value);
  node.append(...children.flat(2).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
  else if (key === 'dataset') Object.assign(node.dataset, value);
  else if (properties.has(key)) node[key] = value;
  else node.setAttribute(key, value === true ? '' : value);
}

export function icon(name) {
  const svg = icons.querySelector(`[data-icon="${name}"]`).cloneNode(true);
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  return svg;
}

export function iconButton(name, label, onclick, attributes = {}) {
  return el('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...attributes }, icon(name));
}

let lastId = 0;
export const uniqueId = prefix => `${prefix}-${++lastId}`;

/** Says something in the corner for a while. */
export function toast(text, kind = 'info') {
  const note = el('p', { class: `toast ${kind}` }, text);
  document.querySelector('#toasts').append(note);
  setTimeout(() => note.remove(), 7000);
}

/** Moves the focus among a list's items by arrow keys, Home and End. */
export function arrowKeys(event, items, horizontal = false) {
  const step = { ArrowDown: 1, ArrowUp: -1, ...(horizontal ? { ArrowRight: 1, ArrowLeft: -1 } : {}) }[event.key];
  const end = { Home: 0, End: items.length - 1 }[event.key];
  if ((step === undefined && end === undefined) || items.length === 0) return false;
  const now = items.indexOf(document.activeElement);
  const next = end ?? (now + step + items.length) % items.length;
  items[next].focus();
  event.preventDefault();
  return true;
}
