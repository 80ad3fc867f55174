import { el } from './dom.js';
import { slashCommands } from './commands.js';
import { openPopup } from './popup.js';
import { entities } from './sources.js';

/** The list above the composer: commands after a slash, people, roles and channels after @ and #. */
export class Suggestions {
  #area;
  #onCommand;
  #popup = null;
  #items = [];
  #active = 0;
  #turn = 0;
  #marks = new Map();

  constructor(area, onCommand) {
    this.#area = area;
    this.#onCommand = onCommand;
    this.list = el('ul', {
      role: 'listbox',
      id: 'suggestions',
      tabindex: '0',
      class: 'options suggestions',
      onpointerdown: event => event.preventDefault(),
    });
    area.addEventListener('blur', () => setTimeout(() => document.activeElement !== area && this.#close()));
  }

  async update(channelId) {
    const turn = ++this.#turn;
    const items = await this.#find(channelId);
    if (turn !== this.#turn) return;
    this.#items = items;
    if (items.length === 0 || document.activeElement !== this.#area) this.#close();
    else this.#show();
  }

  async #find(channelId) {
    const before = this.#area.value.slice(0, this.#area.selectionStart);
    if (/^\/[^\n]*$/.test(this.#area.value)) return this.#commands(channelId, this.#area.value.slice(1).toLowerCase().trimEnd());
    const word = /(^|\s)([@#])([^\s@#]{0,30})$/.exec(before);
    return word ? this.#mentions(channelId, word[2], word[3]) : [];
  }

  async #commands(channelId, typed) {
    const commands = (await slashCommands(channelId)).filter(slash => slash.name.toLowerCase().includes(typed));
    const starts = slash => (slash.name.toLowerCase().startsWith(typed) ? 0 : 1);
    return commands
      .sort((a, b) => starts(a) - starts(b))
      .map(slash => ({
        label: `/${slash.name}`,
        detail: slash.description,
        hint: slash.options.map(o => o.name).join(' '),
        choose: () => this.#onCommand(slash),
      }));
  }

  #mentions(channelId, sign, typed) {
    const items = entities(sign === '@' ? 'mentionable' : 'channel', channelId, sign === '#' ? [0] : null)(typed).slice(0, 8);
    return items.map(item => ({
      label: item.label.replace(/^#?/, sign),
      detail: item.description ?? '',
      hint: '',
      choose: () => this.#insert(typed.length + 1, item.label.replace(/^#?/, sign), `<${sign}${item.color ? '&' : ''}${item.value}>`),
    }));
  }

  /** Shows a mention by its name; it becomes its mark when the message is sent. */
  name(label, mark) {
    this.#marks.set(label, mark);
    return `${label} `;
  }

  /** A text with the names that were chosen here as marks, the longest first. */
  marked(text) {
    const names = [...this.#marks.keys()].sort((a, b) => b.length - a.length);
    return names.reduce((sum, name) => sum.replaceAll(name, this.#marks.get(name)), text);
  }

  #insert(length, label, mark) {
    const end = this.#area.selectionStart;
    this.#area.setRangeText(this.name(label, mark), end - length, end, 'end');
    this.#area.dispatchEvent(new Event('input'));
  }

  #show() {
    this.#active = Math.min(this.#active, this.#items.length - 1);
    this.list.setAttribute('aria-label', this.#items[0].label.startsWith('/') ? 'Commands' : 'Suggestions');
    this.list.replaceChildren(
      ...this.#items.map((item, index) =>
        el(
          'li',
          {
            role: 'option',
            id: `suggestion-${index}`,
            'aria-selected': 'false',
            onclick: () => this.#choose(index),
            onpointermove: () => this.#mark(index),
          },
          el(
            'span',
            { class: 'option-text' },
            el('span', {}, el('strong', {}, item.label), item.hint ? el('span', { class: 'hint' }, ` ${item.hint}`) : null),
            el('small', {}, item.detail),
          ),
        ),
      ),
    );
    if (!this.#popup) {
      this.#active = 0;
      this.#popup = openPopup(this.#area.closest('form'), this.list, { wide: true, above: true });
      this.#area.setAttribute('aria-controls', 'suggestions');
    }

    this.#mark(this.#active);
  }

  #mark(index) {
    this.#active = index;
    [...this.list.children].forEach((node, i) => {
      node.classList.toggle('active', i === index);
      node.setAttribute('aria-selected', `${i === index}`);
    });
    this.#area.setAttribute('aria-activedescendant', `suggestion-${index}`);
    this.list.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  #choose(index) {
    const item = this.#items[index];
    this.#close();
    item?.choose();
  }

  #close() {
    this.#popup?.close();
    this.#popup = null;
    ['aria-controls', 'aria-activedescendant'].forEach(name => this.#area.removeAttribute(name));
  }

  /** Whether a key was meant for the list. */
  key(event) {
    if (!this.#popup) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#mark((this.#active + step + this.#items.length) % this.#items.length);
    else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey)) this.#choose(this.#active);
    else if (event.key === 'Escape') this.#close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
