import { el } from './dom.js';
import { isEphemeral } from './actions.js';
import { asPerson, named } from './people.js';
import { emit, guildOf, on, store } from './store.js';

const clickable = message =>
  message.author.bot && message.components?.some(row => row.components?.some(c => c.type === 2 && c.style !== 5 && !c.disabled));

const closeOf = message => message.components.flatMap(row => row.components ?? []).find(c => c.type === 2 && c.custom_id?.includes(':close'));

/** Leads through the first ticket: a banner above the messages, and a mark on what to press. */
export class Guide {
  #world;
  #log;
  #step;
  #mail = null;

  /** @param step 'ticket', 'setup' or null for none */
  constructor(world, log, step) {
    this.#world = world;
    this.#log = log;
    this.#step = step;
    this.node = el('div', { class: 'guide', role: 'region', 'aria-label': 'Guide', hidden: true });
    on('message', message => this.#heard(message));
    on('message-changed', () => this.#step && this.#step !== 'setup' && this.show());
    on('members', () => this.#step && this.show());
  }

  get channel() {
    return this.#step ? 'support' : null;
  }

  show() {
    const panel = this.#log.lastWith(clickable);
    if (this.#step === 'ticket') this.#ticket(panel);
    else if (this.#step === 'setup') this.#setup(panel);
    else if (this.#step === 'done') this.#done();
    else if (this.#step === 'closed') this.#closed();
  }

  /** The transcript comes as a direct message. */
  #heard(message) {
    const isMail = store.channels.get(message.channel_id)?.type === 1 && message.author.bot && message.attachments?.length > 0;
    if (this.#step === 'done' && isMail) [this.#step, this.#mail] = ['closed', message];
    this.show();
  }

  #say(text, ...actions) {
    if (this.node.dataset.text === text) return;
    this.node.dataset.text = text;
    this.node.replaceChildren(
      el('p', {}, text),
      el(
        'div',
        { class: 'guide-actions' },
        actions,
        el('button', { type: 'button', class: 'link', onclick: () => this.#end() }, 'Leave the guide'),
      ),
    );
    this.node.hidden = false;
  }

  #ticket(panel) {
    const adam = named(this.#world, 'adam');
    const isOpened = this.#log.lastWith(message => isEphemeral(message) && message.content.includes('<#'));
    if (isOpened && this.#here() === 'support') {
      this.#say('Your ticket is ready. Click its name to go there.');
      this.#mark(isOpened, 'button.mention');
    } else if (store.channels.get(panel?.channel_id)?.name === 'support') {
      this.#say('You are a customer now. Click the highlighted button to open a ticket.');
      this.#mark();
    } else if (this.#here() === 'support') {
      this.#say(
        'There is no ticket panel here yet. Adam, the admin, has to run /setup in #support.',
        adam ? el('a', { class: 'button style-1', href: asPerson('adam', { try: 'setup' }) }, 'Continue as Adam') : null,
      );
    } else if (panel) {
      this.#step = 'done';
      this.#done();
    } else {
      this.#hide();
    }
  }

  #setup(panel) {
    const carl = named(this.#world, 'carl') ?? this.#world.people.at(-1);
    if (panel) {
      this.#say(
        'The panel is there. Now be a customer again.',
        el('a', { class: 'button style-1', href: asPerson(carl.username, { try: 'ticket' }) }, `Continue as ${carl.global_name}`),
      );
    } else {
      this.#say(
        'You are the admin now. Type /setup and press Enter twice.',
        el('button', { type: 'button', class: 'button style-1', onclick: () => emit('insert', '/setup') }, 'Type it for me'),
      );
    }
  }

  #done() {
    const channel = store.channels.get(this.#open());
    if (!channel || !guildOf(channel)) return;
    const helper = this.#helper(channel);
    const control = this.#log.lastWith(message => clickable(message) && closeOf(message));
    if (control) this.#mark(control, `button[data-key="${CSS.escape(closeOf(control).custom_id)}"]`);
    this.#say(
      'That is a ticket. See it from the other side, or click the highlighted button to close it.',
      el(
        'a',
        { class: 'button style-1', href: `/?split=${store.me.username},${helper.username}&channel=${channel.id}` },
        `${store.me.global_name} and ${helper.global_name} side by side`,
      ),
    );
  }

  #closed() {
    if (this.#open() === this.#mail.channel_id) {
      this.#say('This is the transcript: all messages of the ticket, as files. You have seen a whole ticket.');
      this.#mark(null);
    } else {
      this.#say(
        'The ticket is closed. The bot has sent you its transcript as a direct message.',
        el('button', { type: 'button', class: 'button style-1', onclick: () => emit('go', this.#mail.channel_id) }, 'Read the transcript'),
      );
    }
  }

  #open() {
    return new URLSearchParams(location.search).get('channel');
  }

  /** Somebody of the staff that the ticket calls. */
  #helper(channel) {
    const called = this.#log.lastWith(message => message.mention_roles?.length > 0)?.mention_roles ?? [];
    const members = [...guildOf(channel).members.values()];
    return (
      members.find(member => called.some(role => member.roles.includes(role)))?.user ?? named(this.#world, 'tess') ?? this.#world.people[0]
    );
  }

  #here() {
    return document.querySelector('.main-header h1')?.textContent;
  }

  /** Marks one message, and in it the one thing to press. */
  #mark(message = this.#log.lastWith(clickable), selector = 'button.button:not(:disabled)') {
    const node = message && this.#log.find(message.id);
    const target = node?.querySelector(selector);
    document.querySelectorAll('.hinted').forEach(other => other !== node && other.classList.remove('hinted'));
    document.querySelectorAll('.next-step').forEach(other => other !== target && other.classList.remove('next-step'));
    node?.classList.add('hinted');
    if (!target || target.classList.contains('next-step')) return;
    target.classList.add('next-step');
    target.scrollIntoView({ block: 'nearest' });
  }

  #hide() {
    this.node.hidden = true;
    delete this.node.dataset.text;
  }

  #end() {
    this.#step = null;
    this.#hide();
    this.#mark(null);
  }
}
