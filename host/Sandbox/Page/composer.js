import { el, iconButton, toast } from './dom.js';
import { size } from './attachments.js';
import { commandForm } from './command-form.js';
import { openEmoji } from './emoji.js';
import { bits, timedOut } from './permissions.js';
import { post } from './rest.js';
import { channelName, channelOf, emit, guildOf, may, memberOf, nameOf, on, store } from './store.js';
import { Suggestions } from './suggestions.js';

/** Where this person writes: text, files, replies and commands. */
export class Composer {
  #channel = null;
  #drafts = new Map();
  #files = [];
  #reply = null;
  #typedAt = 0;

  constructor(editLast) {
    this.area = el('textarea', {
      id: 'composer',
      rows: '1',
      autocomplete: 'off',
      'aria-describedby': 'composer-problem',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      onkeydown: event => this.#key(event, editLast),
      oninput: () => this.#typed(),
      onpaste: event => this.#paste(event),
    });
    this.chooser = el('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      'aria-label': 'Files',
      onchange: () => this.#add(this.chooser.files),
    });
    this.attach = iconButton('plus', 'Attach files', () => this.chooser.click());
    this.extras = el('div', { class: 'composer-extras' });
    this.problem = el('p', { class: 'form-problem', id: 'composer-problem', role: 'alert' });
    this.box = el(
      'form',
      { class: 'composer-box', 'aria-label': 'Write a message', onsubmit: event => this.#send(event) },
      this.attach,
      this.chooser,
      this.area,
      iconButton('smile', 'Insert emoji', event => openEmoji(event.currentTarget, sign => this.insert(sign))),
      iconButton('send', 'Send message', null, { type: 'submit', class: 'icon-button send' }),
    );
    this.node = el('div', { class: 'composer' }, this.extras, this.problem, this.box);
    this.suggestions = new Suggestions(this.area, slash => this.#command(slash));
    on('reply', message => this.#replyTo(message));
    on('insert', text => this.insert(text));
    on('mention', ({ label, mark }) => this.insert(this.suggestions.name(label, mark)));
    on('members', () => this.#channel && this.#permit());
    on('channels', () => this.#channel && this.#permit());
  }

  open(channelId) {
    if (this.#channel) this.#drafts.set(this.#channel, this.area.value);
    this.#channel = channelId;
    this.#files = [];
    this.#reply = null;
    this.#leaveCommand();
    this.#set(this.#drafts.get(channelId) ?? '');
    this.problem.textContent = '';
    this.#showExtras();
    this.#permit();
  }

  insert(text) {
    this.#leaveCommand();
    this.area.focus();
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, 'end');
    this.#typed();
  }

  focus() {
    if (!this.area.disabled && !this.box.hidden) this.area.focus();
  }

  /** Takes dropped files. */
  add(files) {
    if (this.attach.disabled) toast("You can't send files here.", 'bad');
    else this.#add(files);
  }

  #permit() {
    const channel = channelOf(this.#channel);
    if (!channel) return;
    const guild = guildOf(channel);
    const maySend = may(channel, bits.sendMessages);
    const name = channel.type === 1 ? `@${channelName(channel)}` : `#${channelName(channel)}`;
    const member = memberOf(guild, store.me.id);
    this.area.disabled = !maySend;
    this.area.placeholder = maySend
      ? `Message ${name}`
      : member && timedOut(member)
        ? 'You are timed out.'
        : "You can't send messages here.";
    this.area.setAttribute('aria-label', `Message ${name}`);
    this.attach.disabled = !maySend || !may(channel, bits.attachFiles);
    this.box.querySelectorAll('.icon-button:not([aria-label="Attach files"])').forEach(button => {
      button.disabled = !maySend;
    });
    this.box.classList.toggle('locked', !maySend);
  }

  #key(event, editLast) {
    if (event.isComposing || this.suggestions.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) this.#send(event);
    else if (event.key === 'ArrowUp' && this.area.value === '') {
      event.preventDefault();
      editLast();
    } else if (event.key === 'Escape' && this.#reply) this.#replyTo(null);
  }

  #typed() {
    this.#grow();
    this.suggestions.update(this.#channel);
    if (this.area.value === '' || this.area.value.startsWith('/') || Date.now() - this.#typedAt < 8000) return;
    this.#typedAt = Date.now();
    post(`/channels/${this.#channel}/typing`).catch(() => {});
  }

  #grow() {
    this.area.style.height = 'auto';
    this.area.style.height = `${Math.min(this.area.scrollHeight, innerHeight / 2)}px`;
  }

  #set(text) {
    this.area.value = text;
    this.#grow();
    this.suggestions.update(this.#channel);
  }

  #replyTo(message) {
    this.#reply = message;
    this.#showExtras();
    this.area.focus();
  }

  #paste(event) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    this.add(event.clipboardData.files);
  }

  #add(files) {
    this.#files = [...this.#files, ...files].slice(0, 10);
    this.chooser.value = '';
    this.#showExtras();
    this.area.focus();
  }

  #showExtras() {
    const guild = guildOf(channelOf(this.#channel));
    const reply = this.#reply
      ? el(
          'div',
          { class: 'replying' },
          'Replying to ',
          el('strong', {}, nameOf(this.#reply.author.id, guild)),
          iconButton('close', 'Cancel reply', () => this.#replyTo(null)),
        )
      : null;
    const files =
      this.#files.length > 0
        ? el(
            'ul',
            { class: 'pending-files', 'aria-label': 'Files to send' },
            this.#files.map(file => this.#pending(file)),
          )
        : null;
    this.extras.replaceChildren(...[reply, files].filter(Boolean));
  }

  #pending(file) {
    const preview = file.type.startsWith('image/')
      ? el('img', { src: URL.createObjectURL(file), alt: '', onload: event => URL.revokeObjectURL(event.target.src) })
      : null;
    return el(
      'li',
      {},
      preview,
      el('span', {}, file.name),
      el('small', {}, size(file.size)),
      iconButton('close', `Remove ${file.name}`, () => {
        this.#files = this.#files.filter(other => other !== file);
        this.#showExtras();
      }),
    );
  }

  async #send(event) {
    event.preventDefault();
    const content = this.area.value.trim();
    const [files, reply, channel] = [this.#files, this.#reply, this.#channel];
    if (content === '' && files.length === 0) return;
    this.#clear();
    try {
      const body = { content: this.suggestions.marked(content), nonce: `${Date.now()}`, flags: 0 };
      if (files.length > 0) body.attachments = files.map((file, id) => ({ id, filename: file.name }));
      if (reply) body.message_reference = { message_id: reply.id, channel_id: channel };
      await post(`/channels/${channel}/messages`, body, files);
    } catch (error) {
      this.#restore(channel, content, files, reply, error);
    }
  }

  #clear() {
    this.#files = [];
    this.#reply = null;
    this.#typedAt = 0;
    this.problem.textContent = '';
    this.#set('');
    this.#showExtras();
  }

  #restore(channel, content, files, reply, error) {
    const why = error.code === 50007 ? 'This person’s DMs are closed.' : (error.sentence ?? 'The Sandbox cannot be reached.');
    if (this.#channel !== channel) {
      this.#drafts.set(channel, content);
      toast(why, 'bad');
      return;
    }

    [this.#files, this.#reply] = [files, reply];
    this.#set(content);
    this.#showExtras();
    this.problem.textContent = why;
  }

  #command(slash) {
    this.#set('');
    this.#leaveCommand();
    this.form = commandForm(slash, this.#channel, () => {
      this.#leaveCommand();
      this.area.focus();
    });
    this.box.hidden = true;
    this.node.append(this.form);
    emit('command-open', slash);
  }

  #leaveCommand() {
    this.form?.remove();
    this.form = null;
    this.box.hidden = false;
  }
}
