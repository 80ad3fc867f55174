import { el, icon, iconButton, toast } from './dom.js';
import { avatar } from './avatar.js';
import { Channels } from './channels.js';
import { Composer } from './composer.js';
import { apply, typers } from './events.js';
import { Gateway } from './gateway.js';
import { Guide } from './guide.js';
import { useSession } from './interact.js';
import { Log } from './log.js';
import { Members } from './members.js';
import { choosePerson, rolesOf } from './people.js';
import { hasUnread, startReading, unreadCount } from './reading.js';
import { useToken, world as loadWorld } from './rest.js';
import { channelName, channelOf, emit, guildOf, nameOf, on, store } from './store.js';
import { isThread, learnMembers } from './threads.js';
import { toggleTheme } from './theme.js';

/** One person's view of the world. */
export class Client {
  #world;
  #person;
  #wanted;
  #current = null;
  #drawer = matchMedia('(max-width: 680px)');

  constructor(world, person, wanted) {
    [this.#world, this.#person, this.#wanted] = [world, person, wanted.get('channel')];
    this.#knowCategories(world);
    store.applicationId = world.bot.application_id;
    useToken(person.token);
    this.channels = new Channels();
    this.log = new Log();
    this.members = new Members();
    this.composer = new Composer(() => this.log.editLast());
    this.guide = new Guide(world, this.log, wanted.get('try'));
    this.#build();
    this.#listen();
    this.gateway = new Gateway(person.token, { event: apply, state: word => this.#state(word), refused: () => this.#refused() });
    useSession(() => this.gateway.sessionId);
    this.gateway.connect();
  }

  #build() {
    this.title = el('h1', {}, '…');
    this.topic = el('p', { class: 'topic' });
    this.typing = el('p', { class: 'typing', role: 'status' });
    this.offline = el('p', { class: 'offline', role: 'status', hidden: true }, 'Connection lost. Trying again…');
    this.menu = iconButton('menu', 'Show channels', () => this.#slide(true), {
      class: 'icon-button drawer-button',
      'aria-expanded': 'false',
      'aria-controls': 'sidebar',
    });
    this.menu.append((this.news = el('span', { class: 'badge news', hidden: true })));
    this.membersButton = iconButton('people', 'Members', () => this.#toggleMembers(), {
      'aria-expanded': 'false',
      'aria-controls': 'members',
    });
    this.sidebar = el(
      'div',
      { class: 'sidebar', id: 'sidebar' },
      (this.serverName = el('header', { class: 'server-name' }, 'DCTicket Sandbox')),
      this.channels.node,
      this.#userPanel(),
    );
    this.main = el(
      'main',
      { class: 'main' },
      el(
        'header',
        { class: 'main-header' },
        this.menu,
        (this.sign = el('span', { class: 'sign' }, icon('hash'))),
        this.title,
        this.topic,
        this.#whose(),
        this.membersButton,
      ),
      this.offline,
      this.guide.node,
      el(
        'div',
        { class: 'main-columns' },
        el('div', { class: 'conversation' }, this.log.node, el('div', { class: 'below' }, this.composer.node, this.typing)),
        this.members.node,
      ),
    );
    this.node = el(
      'div',
      { class: 'client', onkeydown: event => event.key === 'Escape' && this.#slide(false) },
      this.sidebar,
      el('div', { class: 'backdrop', onclick: () => this.#slide(false) }),
      this.main,
    );
    this.#toggleMembers(innerWidth >= 1100);
    this.#slide(false);
    this.#takeDrops();
  }

  /** Who one is, where the panel that says it is out of sight. */
  #whose() {
    const name = this.#person.global_name;
    return el('span', { class: 'whose', role: 'img', 'aria-label': `You are ${name}` }, avatar(this.#person, 'small'), el('strong', {}, name));
  }

  #userPanel() {
    const roles =
      rolesOf(this.#world, this.#person)
        .map(role => role.name)
        .join(', ') || 'Customer';
    const inFrame = window.parent !== window;
    return el(
      'section',
      { class: 'user-panel', 'aria-label': 'You' },
      avatar(this.#person, 'medium'),
      el('div', { class: 'user-text' }, el('strong', {}, this.#person.global_name), el('small', {}, roles)),
      iconButton('switch', 'Switch person', async () => choosePerson(await loadWorld())),
      inFrame
        ? null
        : iconButton('split', 'Two people side by side', () => {
            const other = this.#person.username === 'tess' ? 'carl' : 'tess';
            location.href = `/?split=${this.#person.username},${other}&channel=${this.#current}`;
          }),
      iconButton('theme', 'Switch between dark and light', toggleTheme),
    );
  }

  #listen() {
    on('ready', () => this.#ready());
    on('go', id => this.open(id));
    on('follow', place => this.#follow(place));
    document.addEventListener('keydown', event => this.#type(event));
    on('channels', () => this.#stillThere());
    on('typing', id => id === this.#current && this.#showTyping());
    on('unread', () => this.#name());
    on('channels', () => this.#learnCategories());
    addEventListener('focus', () => emit('focus-change'));
    this.#drawer.addEventListener('change', () => this.#slide(false));
  }

  #ready() {
    startReading();
    const [guild] = store.guilds.values();
    this.serverName.textContent = guild?.name ?? 'DCTicket Sandbox';
    const channel = this.channels.find(this.#current ?? this.#wanted ?? this.guide.channel);
    if (channel) this.open(channel.id);
    this.channels.draw();
  }

  async open(channelId) {
    const channel = channelOf(channelId);
    if (!channel) return;
    this.#current = channelId;
    this.title.textContent = channelName(channel);
    this.sign.replaceChildren(channel.type === 1 ? avatar(channel.recipients[0], 'tiny') : icon(isThread(channel) ? 'thread' : 'hash'));
    this.topic.textContent = channel.topic ?? '';
    this.channels.select(channelId);
    this.members.open(channelId);
    learnMembers(channel);
    this.composer.open(channelId);
    this.#slide(false);
    this.#showTyping();
    this.#name();
    const address = new URL(location.href);
    address.searchParams.set('channel', channelId);
    history.replaceState(null, '', address);
    await this.log.open(channelId);
    if (this.#current === channelId) this.guide.show();
  }

  /** A link to a channel or message of Discord's leads to the one here. */
  async #follow({ channel, message }) {
    if (!channelOf(channel)) return toast("You can't see that channel.", 'bad');
    if (channel !== this.#current) await this.open(channel);
    if (message) this.log.jump(message);
  }

  /** Who types without having chosen a place writes a message. */
  #type(event) {
    const isText = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const taken = event.target.closest('input, textarea, select, [contenteditable], dialog, [popover]') || document.querySelector('dialog[open]');
    if (isText && !taken && !event.defaultPrevented) this.composer.focus();
  }

  /** The open channel may have gone: a closed ticket's is deleted. */
  #stillThere() {
    const channel = channelOf(this.#current);
    if (!this.#current) return;
    if (!channel) this.open(this.channels.find(null)?.id);
    else [this.title.textContent, this.topic.textContent] = [channelName(channel), channel.topic ?? ''];
  }

  #showTyping() {
    const guild = guildOf(channelOf(this.#current));
    const names = typers(this.#current).map(id => nameOf(id, guild));
    const who =
      names.length > 3
        ? 'Several people are'
        : names.length > 1
          ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are`
          : `${names[0]} is`;
    this.typing.textContent = names.length === 0 ? '' : `${who} typing…`;
  }

  #name() {
    const count = unreadCount();
    const more = hasUnread(this.#current);
    this.news.hidden = count === 0 && !more;
    this.news.textContent = count > 0 ? `${count}` : '';
    this.menu.setAttribute('aria-label', `Show channels${count > 0 ? `, ${count} for you` : more ? ', new messages' : ''}`);
    const sign = channelOf(this.#current)?.type === 1 ? '@' : '#';
    document.title = `${count > 0 ? `(${count}) ` : more ? '• ' : ''}${sign}${this.title.textContent} – ${this.#person.global_name}`;
    if (window.parent !== window) window.parent.postMessage({ person: this.#person.id, count, more }, location.origin);
  }

  #state(word) {
    this.offline.hidden = word === 'online';
  }

  /** The token is not known any more: the world was made anew. The same name may be there with another one. */
  async #refused() {
    this.#state('offline');
    const world = await loadWorld().catch(() => null);
    const again = world?.people.some(person => person.username === this.#person.username && person.token !== this.#person.token);
    if (again) location.reload();
    else setTimeout(() => this.#refused(), 5000);
  }

  #knowCategories(world) {
    world.guilds
      .flatMap(guild => guild.channels)
      .filter(c => c.type === 4)
      .forEach(({ id, name, position }) => store.categories.set(id, { name, position }));
  }

  /** A category made after the page was opened, which this person does not see but whose channel it does. */
  async #learnCategories() {
    const unknown = [...store.channels.values()].some(
      c => c.parent_id && !store.channels.has(c.parent_id) && !store.categories.has(c.parent_id),
    );
    if (!unknown) return;
    this.#knowCategories(await loadWorld());
    this.channels.draw();
  }

  #slide(open) {
    this.sidebar.classList.toggle('open', open);
    this.sidebar.inert = this.#drawer.matches && !open;
    this.menu.setAttribute('aria-expanded', `${open}`);
    if (open) (this.sidebar.querySelector('[aria-current]') ?? this.sidebar.querySelector('button')).focus();
    else if (this.#drawer.matches && this.sidebar.contains(document.activeElement)) this.menu.focus();
  }

  #toggleMembers(show = this.members.node.hidden) {
    this.members.node.hidden = !show;
    this.membersButton.setAttribute('aria-expanded', `${show}`);
  }

  #takeDrops() {
    this.main.addEventListener('dragover', event => {
      event.preventDefault();
      this.main.classList.add('dropping');
    });
    this.main.addEventListener('dragleave', event => !this.main.contains(event.relatedTarget) && this.main.classList.remove('dropping'));
    this.main.addEventListener('drop', event => {
      event.preventDefault();
      this.main.classList.remove('dropping');
      this.composer.add(event.dataTransfer.files);
    });
  }
}
