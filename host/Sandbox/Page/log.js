import { el, toast } from './dom.js';
import { attempt, isEphemeral, isMine } from './actions.js';
import { format } from './inline.js';
import { beginning, divider } from './log-parts.js';
import { article } from './message.js';
import { isLooking, lastRead, markRead } from './reading.js';
import { get } from './rest.js';
import { byAge, channelName, channelOf, keep, log, messagesOf, on } from './store.js';

const page = 50;
const groupFor = 7 * 60_000;

/** The messages of the open channel. */
export class Log {
  #channel = null;
  #editing = null;
  #articles = new Map();
  #firstUnread = null;
  #loading = false;

  constructor() {
    this.list = el('div', { role: 'log', 'aria-label': 'Messages', class: 'log-list' });
    this.node = el(
      'div',
      {
        class: 'log',
        tabindex: '0',
        'aria-label': 'Message history',
        role: 'region',
        onscroll: () => this.#scrolled(),
        onkeydown: event => this.#key(event),
      },
      this.list,
    );
    on('message', message => message.channel_id === this.#channel && this.#arrived(message));
    on('message-changed', message => message.channel_id === this.#channel && this.#redraw(message.id));
    on('message-gone', ({ channel }) => channel === this.#channel && this.#draw());
    on('members', () => this.#channel && this.#draw());
    on('edit', message => this.#edit(message));
    on('jump', id => this.jump(id));
    on('focus-change', () => this.#read());
    new ResizeObserver(() => this.#stuck && this.#toEnd()).observe(this.list);
    new ResizeObserver(() => this.#stuck && this.#toEnd()).observe(this.node);
  }

  #stuck = true;

  async open(channelId) {
    this.#channel = channelId;
    this.#editing = null;
    this.#stuck = true;
    this.list.setAttribute('aria-label', `Messages in ${channelName(channelOf(channelId))}`);
    if (!log(channelId).loaded) {
      this.list.replaceChildren(el('p', { class: 'loading' }, 'Loading messages…'));
      this.list.setAttribute('aria-busy', 'true');
      await this.#load(channelId);
    }

    if (this.#channel !== channelId) return;
    this.#markUnread();
    this.#draw();
    this.list.removeAttribute('aria-busy');
    this.#toEnd();
    this.#read();
  }

  /** The newest message that something can be clicked in. */
  lastWith(test) {
    return messagesOf(this.#channel).findLast(test);
  }

  find(id) {
    return this.#articles.get(id);
  }

  jump(id) {
    const node = this.find(id);
    if (!node) toast('That message is further up. Scroll up to load it.');
    node?.scrollIntoView({ block: 'center' });
    node?.classList.add('flash');
    setTimeout(() => node?.classList.remove('flash'), 1600);
  }

  editLast() {
    const last = this.lastWith(message => isMine(message) && !isEphemeral(message));
    if (last) this.#edit(last);
  }

  async #load(channelId, before = null) {
    const known = log(channelId);
    const messages = await attempt(() => get(`/channels/${channelId}/messages?limit=${page}${before ? `&before=${before}` : ''}`));
    if (!messages) return;
    messages.forEach(message => keep(message));
    known.loaded = true;
    known.complete = messages.length < page;
  }

  #markUnread() {
    const read = lastRead(this.#channel);
    const first = messagesOf(this.#channel).find(message => byAge(message.id, read) > 0 && !isMine(message) && !isEphemeral(message));
    this.#firstUnread = first?.id ?? null;
  }

  #draw() {
    const messages = messagesOf(this.#channel);
    const nodes = [log(this.#channel).complete || !log(this.#channel).loaded ? beginning(channelOf(this.#channel)) : null];
    this.#articles.clear();
    messages.forEach((message, index) => nodes.push(...this.#pieces(message, messages[index - 1])));
    const focus = this.#focusKey();
    this.#hush();
    this.list.replaceChildren(...nodes.filter(Boolean));
    this.#rove(this.list.lastElementChild);
    this.#focus(focus);
    if (this.#stuck) this.#toEnd();
  }

  /** What is only drawn anew is not read out anew. */
  #hush() {
    this.list.setAttribute('aria-live', 'off');
    setTimeout(() => this.list.removeAttribute('aria-live'), 500);
  }

  #pieces(message, before) {
    const pieces = [];
    const day = new Date(message.timestamp);
    if (!before || new Date(before.timestamp).toDateString() !== day.toDateString())
      pieces.push(divider(format(day, { dateStyle: 'long' })));
    if (message.id === this.#firstUnread) pieces.push(divider('New', 'new'));
    const node = article(message, pieces.length === 0 && isGrouped(message, before), this.#editing === message.id);
    this.#articles.set(message.id, node);
    return [...pieces, node];
  }

  #arrived(message) {
    if (!isLooking() && this.#firstUnread === null && !isMine(message)) this.#firstUnread = message.id;
    const answered = isMine(message) && this.#firstUnread !== null;
    if (answered) this.#firstUnread = null;
    const messages = messagesOf(this.#channel);
    if (!answered && messages.at(-1) === message && !this.#articles.has(message.id)) {
      this.list.append(...this.#pieces(message, messages.at(-2)));
      this.#rove(this.list.lastElementChild);
    } else {
      this.#draw();
    }

    if (isMine(message)) this.#stuck = true;
    if (this.#stuck) this.#toEnd();
    this.#read();
  }

  #redraw(id) {
    const old = this.#articles.get(id);
    const messages = messagesOf(this.#channel);
    const index = messages.findIndex(message => message.id === id);
    if (!old || index < 0) return;
    const focus = old.contains(document.activeElement) ? this.#focusKey() : null;
    const node = article(messages[index], old.classList.contains('grouped'), this.#editing === id);
    node.tabIndex = old.tabIndex;
    if (old.classList.contains('hinted')) node.classList.add('hinted');
    old.replaceWith(node);
    this.#articles.set(id, node);
    this.#focus(focus);
    if (this.#stuck) this.#toEnd();
  }

  #focusKey() {
    const active = document.activeElement;
    const message = active?.closest?.('article')?.dataset.id;
    return message ? { message, key: active.dataset.key } : null;
  }

  #focus(focus) {
    const node = focus && this.find(focus.message);
    const target = focus?.key ? node?.querySelector(`[data-key="${CSS.escape(focus.key)}"]`) : node;
    target?.focus({ preventScroll: true });
  }

  #edit(message) {
    const before = this.#editing;
    this.#editing = message?.id ?? null;
    [before, this.#editing].filter(Boolean).forEach(id => this.#redraw(id));
    if (!message) document.querySelector('#composer')?.focus();
  }

  #toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
  }

  #read() {
    const channel = channelOf(this.#channel);
    if (channel && isLooking() && this.#stuck) markRead(channel);
  }

  async #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.node;
    this.#stuck = scrollHeight - scrollTop - clientHeight < 40;
    if (this.#stuck) this.#read();
    const channel = this.#channel;
    const known = log(channel);
    if (scrollTop > 120 || known.complete || !known.loaded || this.#loading) return;
    this.#loading = true;
    await this.#load(channel, messagesOf(channel).find(message => !isEphemeral(message))?.id);
    this.#loading = false;
    if (channel !== this.#channel) return;
    this.#draw();
    this.node.scrollTop = this.node.scrollHeight - scrollHeight + scrollTop;
  }

  #rove(node) {
    this.list.querySelector('article[tabindex="0"]')?.setAttribute('tabindex', '-1');
    if (node?.matches('article')) node.tabIndex = 0;
  }

  #key(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.target.closest('textarea, input') || event.defaultPrevented) return;
    const articles = [...this.list.querySelectorAll('article')];
    const now = articles.indexOf(document.activeElement.closest('article'));
    const next = articles[now < 0 ? articles.length - 1 : Math.min(Math.max(now + step, 0), articles.length - 1)];
    if (!next) return;
    event.preventDefault();
    this.#rove(next);
    next.focus();
  }
}

function isGrouped(message, before) {
  return (
    before &&
    before.author.id === message.author.id &&
    before.author.username === message.author.username &&
    message.type === 0 &&
    [0, 19, 20].includes(before.type) &&
    isEphemeral(message) === isEphemeral(before) &&
    Date.parse(message.timestamp) - Date.parse(before.timestamp) < groupFor
  );
}
