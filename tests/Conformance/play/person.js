// Somebody in front of Discord: uses the same routes and events as Discord's own client.
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import WebSocket from 'ws';
import { Inbox } from './wait.js';

export class Person {
  #socket;
  #sandbox;
  #token;
  #events = new Inbox();

  static async connect(sandbox, { id, global_name: name, token }) {
    const person = new Person();
    person.id = id;
    person.name = name;
    person.#sandbox = sandbox;
    person.#token = token;
    person.#socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}/gateway/?v=10&encoding=json`);
    person.#socket.on('message', (data) => person.#receive(JSON.parse(data)));
    await once(person.#socket, 'open');
    const ready = await person.#events.first((e) => e.t === 'READY', `${name} to be ready`);
    person.session = ready.d.session_id;
    return person;
  }

  leave() {
    this.#socket.close();
  }

  #receive(payload) {
    if (payload.op === 10) this.#socket.send(JSON.stringify({ op: 2, d: { token: this.#token, properties: {} } }));
    if (payload.op === 0) this.#events.add(payload);
  }

  /** Waits for an event, also one that has come already. */
  async hears(name, fits = () => true, what = name) {
    return (await this.#events.first((e) => e.t === name && fits(e.d), `${this.name} to hear ${what}`)).d;
  }

  heard(name, fits = () => true) {
    return this.#events.all((e) => e.t === name && fits(e.d)).map((e) => e.d);
  }

  /** Waits for a message; also for one that came to be what is looked for by an edit. */
  async sees(fits, what) {
    const test = typeof fits === 'string' ? (m) => m.content?.includes(fits) : fits;
    const event = await this.#events.first((e) => ['MESSAGE_CREATE', 'MESSAGE_UPDATE'].includes(e.t) && test(e.d), `${this.name} to see ${what ?? fits}`);
    return event.d;
  }

  async rest(method, path, body, files = []) {
    const headers = { authorization: this.#token };
    let content;
    if (files.length > 0) {
      content = new FormData();
      content.set('payload_json', JSON.stringify(body));
      files.forEach(({ name, bytes }, i) => content.set(`files[${i}]`, new Blob([bytes], { type: 'text/plain' }), name));
    } else if (body) {
      headers['content-type'] = 'application/json';
      content = JSON.stringify(body);
    }
    const response = await fetch(`${this.#sandbox.url}/api/v10${path}`, { method, headers, body: content });
    const text = await response.text();
    if (!response.ok) throw Object.assign(new Error(`${this.name}: ${method} ${path}: ${response.status} ${text}`), { status: response.status });
    return text ? JSON.parse(text) : null;
  }

  writes(channel, content, files) {
    return this.rest('POST', `/channels/${channel}/messages`, { content }, files);
  }

  /** Runs a command and waits until the bot has answered; the form, if that was the answer. */
  async runs(name, channel, options = [], more = {}) {
    return this.#interact(2, channel, { ...(await this.#command(name, channel, more.type)), options, ...more });
  }

  /** What is offered for what is typed into an option. */
  async types(name, channel, options) {
    const answer = await this.#interact(4, channel, { ...(await this.#command(name, channel)), options });
    return answer.choices;
  }

  async #command(name, channel, type = 1) {
    const index = await this.rest('GET', `/channels/${channel}/application-command-index`);
    const found = index.application_commands.find((c) => c.name === name && c.type === type);
    if (!found) throw new Error(`${this.name} finds no command ${name}`);
    return { id: found.id, version: found.version, name, type };
  }

  clicks(message, customId) {
    return this.#interact(3, message.channel_id, { component_type: 2, custom_id: customId }, this.#on(message));
  }

  chooses(message, customId, type, values) {
    return this.#interact(3, message.channel_id, { component_type: type, custom_id: customId, values }, this.#on(message));
  }

  #on(message) {
    return { message_id: message.id, message_flags: message.flags ?? 0 };
  }

  /** Sends a form: what stands in the field of each custom id. */
  fillsIn(form, fields, files = []) {
    const components = form.components
      .filter((c) => c.component)
      .map(({ id, component }) => ({ type: 18, id, component: { type: component.type, id: component.id, custom_id: component.custom_id, ...fields[component.custom_id] } }));
    return this.#interact(5, form.channel_id, { id: form.id, custom_id: form.custom_id, components }, {}, files);
  }

  async #interact(type, channel, data, more = {}, files = []) {
    const nonce = String(randomInt(2 ** 40));
    const body = {
      type, application_id: this.#sandbox.world.bot.application_id, guild_id: this.#sandbox.guild.id, channel_id: channel, session_id: this.session, nonce, data, ...more,
    };
    await this.rest('POST', '/interactions', body, files);
    const ends = ['INTERACTION_SUCCESS', 'INTERACTION_FAILURE', 'INTERACTION_MODAL_CREATE', 'APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE'];
    const end = await this.#events.first((e) => ends.includes(e.t) && e.d.nonce === nonce, 'the bot to answer');
    if (end.t === 'INTERACTION_FAILURE') throw new Error(`${this.name}: the application did not respond`);
    return end.d;
  }
}
