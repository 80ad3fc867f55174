import { el, icon, uniqueId } from './dom.js';
import { openPopup } from './popup.js';

/**
 * A field that chooses among what a source offers, by mouse, arrows or typing.
 * source(text) gives items {value, label, description, emoji, color}, at once or later.
 */
export class Picker {
  #source;
  #options;
  #chosen;
  #popup = null;
  #list = null;
  #items = [];
  #active = -1;
  #asked = 0;
  #before = '';

  constructor(source, options) {
    this.#source = source;
    this.#options = { min: 1, max: 1, placeholder: '', free: false, delay: 0, ...options };
    this.#chosen = options.chosen ?? [];
    this.#build();
    this.#show();
  }

  get values() {
    if (this.#options.free && this.#chosen.length === 0) return this.input.value === '' ? [] : [this.input.value];
    return this.#chosen.map(item => item.value);
  }

  get #many() {
    return this.#options.max > 1;
  }

  #build() {
    const { label, placeholder, disabled, describedBy, required } = this.#options;
    this.listId = uniqueId('list');
    this.input = el('input', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-label': label,
      'aria-describedby': describedBy,
      'aria-required': required && 'true',
      placeholder,
      disabled,
      oninput: () => this.#typed(),
      onkeydown: event => this.#key(event),
      onclick: () => this.#open(),
      onblur: () => this.#left(),
    });
    this.chips = el('span', { class: 'chips' });
    this.node = el('span', { class: 'picker' }, this.chips, this.input, icon('down'));
  }

  #show() {
    const [first] = this.#chosen;
    if (!this.#many) this.input.value = first ? text(first) : this.#options.free ? this.input.value : '';
    this.chips.replaceChildren(...(this.#many ? this.#chosen.map(item => el('span', { class: 'chip' }, text(item))) : []));
    this.input.placeholder = this.#many && this.#chosen.length > 0 ? '' : this.#options.placeholder;
  }

  #open() {
    if (this.#popup) return;
    this.#before = this.values.join();
    this.#list = el('ul', {
      role: 'listbox',
      id: this.listId,
      class: 'options',
      'aria-label': this.#options.label,
      'aria-multiselectable': this.#many && 'true',
      onpointerdown: event => event.preventDefault(),
    });
    this.#popup = openPopup(this.node, this.#list, { wide: true, onclose: () => this.#closed() });
    this.input.setAttribute('aria-expanded', 'true');
    this.input.setAttribute('aria-controls', this.listId);
    if (!this.#many && !this.#options.free) this.input.select();
    this.#ask(this.#options.free ? this.input.value : '');
  }

  close() {
    this.#popup?.close();
  }

  #closed() {
    this.#popup = null;
    this.#active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    ['aria-controls', 'aria-activedescendant'].forEach(name => this.input.removeAttribute(name));
    if (!this.#options.free) this.#show();
    if (this.#many) this.input.value = '';
    if (this.values.join() !== this.#before) this.#options.onchange?.(this.values);
  }

  #left() {
    setTimeout(() => document.activeElement !== this.input && this.close());
  }

  #typed() {
    if (this.#options.free) this.#chosen = [];
    this.#open();
    this.#ask(this.input.value);
  }

  async #ask(query) {
    const turn = ++this.#asked;
    await new Promise(done => setTimeout(done, this.#options.delay));
    if (turn !== this.#asked || !this.#popup) return;
    let items;
    try {
      items = await this.#source(query);
    } catch {
      items = [];
    }

    if (turn === this.#asked && this.#popup) this.#fill(items);
  }

  #fill(items) {
    this.#items = items;
    const chosen = new Set(this.#chosen.map(item => item.value));
    this.#list.replaceChildren(...items.map((item, index) => this.#option(item, index, chosen.has(item.value))));
    if (items.length === 0) this.#list.append(el('li', { class: 'nothing', role: 'option', 'aria-disabled': 'true' }, 'No results'));
    const start = items.findIndex(item => chosen.has(item.value));
    this.#activate(this.#options.free && this.input.value === '' ? -1 : Math.max(start, items.length > 0 ? 0 : -1));
  }

  #option(item, index, chosen) {
    const dot = item.color ? el('span', { class: 'dot' }) : null;
    if (dot) dot.style.background = item.color;
    return el(
      'li',
      {
        role: 'option',
        id: `${this.listId}-${index}`,
        'aria-selected': `${chosen}`,
        onclick: () => this.#choose(index),
        onpointermove: () => this.#active !== index && this.#activate(index),
      },
      item.emoji ? el('span', { class: 'emoji' }, item.emoji) : null,
      dot,
      el('span', { class: 'option-text' }, el('span', {}, item.label), item.description ? el('small', {}, item.description) : null),
    );
  }

  #activate(index) {
    this.#active = index;
    [...this.#list.children].forEach((node, i) => node.classList.toggle('active', i === index));
    const node = this.#list.children[index];
    if (!node || index < 0) return;
    this.input.setAttribute('aria-activedescendant', node.id);
    node.scrollIntoView({ block: 'nearest' });
  }

  #choose(index) {
    const item = this.#items[index];
    if (!item) return;
    if (!this.#many) {
      this.#chosen = this.#chosen[0]?.value === item.value && this.#options.min === 0 ? [] : [item];
      this.#show();
      this.close();
      return;
    }

    const without = this.#chosen.filter(chosen => chosen.value !== item.value);
    if (without.length < this.#chosen.length) this.#chosen = without;
    else if (without.length < this.#options.max) this.#chosen = [...without, item];
    this.#show();
    this.#fill(this.#items);
    this.#activate(index);
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !this.#popup) this.#open();
    else if (step && this.#items.length > 0) this.#activate((this.#active + step + this.#items.length) % this.#items.length);
    else if (event.key === 'Escape' && this.#popup) this.close();
    else if (event.key === 'Enter' && this.#popup && this.#active >= 0) this.#choose(this.#active);
    else if (event.key === 'Enter' && !this.#popup && !this.#options.enterSends) this.#open();
    else if (event.key === 'Backspace' && this.input.value === '' && this.#chosen.length > 0) this.#drop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #drop() {
    this.#chosen = this.#chosen.slice(0, -1);
    this.#show();
    if (this.#popup) this.#fill(this.#items);
  }
}

const text = item => (item.emoji ? `${item.emoji} ${item.label}` : item.label);

/** A source over a fixed list. */
export function fixed(items) {
  return query => items.filter(item => `${item.label} ${item.description ?? ''}`.toLowerCase().includes(query.toLowerCase()));
}
