// The Sandbox as a process of its own, as `dotnet build` left it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { Person } from './person.js';
import { within } from './wait.js';

const program = fileURLToPath(new URL('../../../artifacts/bin/Sandbox/debug/DCTicket.Sandbox.dll', import.meta.url));

export class Sandbox {
  #process;
  #folder;
  #people = [];

  static async start(environment = {}) {
    if (!existsSync(program)) throw new Error(`${program} is missing: run dotnet build first.`);
    const sandbox = new Sandbox();
    sandbox.#folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    sandbox.#process = spawn('dotnet', [program, '--url', 'http://127.0.0.1:0', '--data', sandbox.#folder], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    sandbox.url = await within(sandbox.#address(), 'the Sandbox to start');
    sandbox.world = await sandbox.control('GET', '/sandbox/world');
    sandbox.guild = sandbox.world.guilds[0];
    return sandbox;
  }

  async #address() {
    for await (const line of createInterface({ input: this.#process.stdout })) {
      const address = /listens on (http:\/\/[^/;]+)/.exec(line)?.[1];
      if (!address) continue;
      this.#process.stdout.resume();
      return address;
    }
    throw new Error('The Sandbox ended before it listened.');
  }

  /** Uses a control route of the Sandbox. */
  async control(method, path, body) {
    const response = await fetch(this.url + path, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  channel(name) {
    return this.guild.channels.find((c) => c.name === name).id;
  }

  role(name) {
    return this.guild.roles.find((r) => r.name === name).id;
  }

  async person(name) {
    const view = this.world.people.find((p) => p.global_name === name);
    const person = await Person.connect(this, view);
    this.#people.push(person);
    return person;
  }

  async stop() {
    for (const person of this.#people) person.leave();
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const [code] = await within(ended, 'the Sandbox to end');
    rmSync(this.#folder, { recursive: true, force: true });
    return code;
  }
}
