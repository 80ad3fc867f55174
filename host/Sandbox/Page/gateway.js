const refused = new Set([4004, 4010, 4011, 4012, 4013, 4014]);

/** One person's gateway connection: identify, heartbeats, reconnect and resume. */
export class Gateway {
  #token;
  #on;
  #socket = null;
  #session = null;
  #sequence = null;
  #beat = 0;
  #acknowledged = true;
  #failures = 0;
  #retry = 0;

  /** @param on {event(name, data), state(word), refused()} */
  constructor(token, on) {
    this.#token = token;
    this.#on = on;
    addEventListener('online', () => this.#now());
    addEventListener('pagehide', () => this.#socket?.close(4000));
    addEventListener('pageshow', event => event.persisted && this.#now());
  }

  get sessionId() {
    return this.#session;
  }

  connect() {
    clearTimeout(this.#retry);
    this.#retry = 0;
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/gateway/?v=10&encoding=json`);
    this.#socket = socket;
    socket.onmessage = message => this.#socket === socket && this.#take(JSON.parse(message.data));
    socket.onclose = close => this.#socket === socket && this.#lost(close.code);
  }

  #now() {
    if (this.#retry !== 0) this.connect();
  }

  #send(op, d) {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ op, d }));
  }

  #take({ op, d, s, t }) {
    if (s !== null && s !== undefined) this.#sequence = s;
    if (op === 0) this.#dispatch(t, d);
    else if (op === 1) this.#send(1, this.#sequence);
    else if (op === 7) this.#socket.close(4000);
    else if (op === 9) this.#invalid(d);
    else if (op === 10) this.#hello(d.heartbeat_interval);
    else if (op === 11) this.#acknowledged = true;
  }

  #hello(interval) {
    this.#acknowledged = true;
    clearInterval(this.#beat);
    this.#beat = setInterval(() => this.#heartbeat(), interval);
    if (this.#session) this.#send(6, { token: this.#token, session_id: this.#session, seq: this.#sequence });
    else this.#send(2, { token: this.#token, properties: { os: 'browser', browser: 'sandbox page', device: '' } });
  }

  #heartbeat() {
    if (!this.#acknowledged) {
      this.#socket.close(4000);
      return;
    }

    this.#acknowledged = false;
    this.#send(1, this.#sequence);
  }

  #invalid(resumable) {
    if (!resumable) this.#session = null;
    this.#socket.close(4000);
  }

  #dispatch(name, data) {
    if (name === 'READY') this.#session = data.session_id;
    if (name === 'READY' || name === 'RESUMED') {
      this.#failures = 0;
      this.#on.state('online');
    }

    this.#on.event(name, data);
  }

  #lost(code) {
    clearInterval(this.#beat);
    if (refused.has(code)) {
      this.#on.refused();
      return;
    }

    this.#on.state('offline');
    const wait = Math.min(500 * 2 ** this.#failures++, 10_000) * (0.75 + Math.random() / 2);
    this.#retry = setTimeout(() => this.connect(), wait);
  }
}
