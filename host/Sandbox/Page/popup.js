import { arrowKeys, el } from './dom.js';

/** Shows a node in the top layer next to an element or a point; inside a dialog when its anchor is in one. */
export function openPopup(anchor, node, { point = null, onclose = null, wide = false, above = false } = {}) {
  node.setAttribute('popover', 'manual');
  node.classList.add('popup');
  (anchor.closest('dialog, main') ?? document.body).append(node);
  node.showPopover();
  const replace = () => place(anchor, node, point, wide, above);
  const outside = event => !node.contains(event.target) && !anchor.contains(event.target) && close();
  const leave = event => event.relatedTarget && !node.contains(event.relatedTarget) && !anchor.contains(event.relatedTarget) && close();
  let open = true;
  function close() {
    if (!open) return;
    open = false;
    document.removeEventListener('pointerdown', outside, true);
    document.removeEventListener('scroll', replace, true);
    removeEventListener('resize', replace);
    watcher.disconnect();
    node.remove();
    onclose?.();
  }

  const watcher = new ResizeObserver(replace);
  watcher.observe(node);
  document.addEventListener('pointerdown', outside, true);
  document.addEventListener('scroll', replace, true);
  addEventListener('resize', replace);
  node.addEventListener('focusout', leave);
  replace();
  return { close, node };
}

function place(anchor, node, point, wide, above) {
  const box = point ? new DOMRect(point.x, point.y, 0, 0) : anchor.getBoundingClientRect();
  if (wide) node.style.width = `${box.width}px`;
  const { width, height } = node.getBoundingClientRect();
  const below = box.bottom + 4 + height <= innerHeight - 8;
  const top = (above || !below) && box.top - 4 - height >= 8 ? box.top - 4 - height : Math.min(box.bottom + 4, innerHeight - height - 8);
  const left = Math.min(Math.max(8, box.left), innerWidth - width - 8);
  node.style.top = `${Math.max(8, top)}px`;
  node.style.left = `${Math.max(8, left)}px`;
}

/** A menu: items are {label, act, danger} or {heading}. The focus goes back where it was. */
export function openMenu(anchor, label, items, point = null) {
  const back = document.activeElement;
  const node = el(
    'div',
    { role: 'menu', 'aria-label': label, class: 'menu' },
    items.map(item =>
      item.heading
        ? el('div', { class: 'menu-heading', role: 'presentation' }, item.heading)
        : el('button', { type: 'button', role: 'menuitem', class: item.danger ? 'danger' : '', onclick: () => run(item) }, item.label),
    ),
  );
  const popup = openPopup(anchor, node, { point });
  const buttons = [...node.querySelectorAll('button')];
  node.addEventListener('keydown', event => {
    if (event.key === 'Escape' || event.key === 'Tab') finish(event);
    else arrowKeys(event, buttons);
  });
  buttons[0]?.focus();
  return popup;

  function finish(event) {
    event.preventDefault();
    event.stopPropagation();
    popup.close();
    back?.focus();
  }

  function run(item) {
    popup.close();
    back?.focus();
    item.act();
  }
}
