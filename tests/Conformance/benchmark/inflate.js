// zlib-sync has to be compiled, and what stands in for it here is written in JavaScript. That would be unfair where speed is compared: this is the
// zlib that zlib-sync would call, at once and by way of Node. Node offers no documented way to do that with a stream that goes on.
import { createRequire } from 'node:module';
import { constants, createInflate } from 'node:zlib';

const chunk = 65_535;

class Inflate {
  #zlib = createInflate();
  #buffer = Buffer.allocUnsafe(chunk);
  err = 0;
  msg = null;
  result = null;

  constructor() {
    this.#zlib.on('error', ({ message }) => {
      this.err = -1;
      this.msg = message;
    });
  }

  push(data, flush) {
    const parts = [];
    const { _handle: handle, _writeState: state } = this.#zlib;
    let left = data.length;
    let free;
    do {
      handle.writeSync(flush || constants.Z_NO_FLUSH, data, data.length - left, left, this.#buffer, 0, chunk);
      [free, left] = state;
      parts.push(Buffer.from(this.#buffer.subarray(0, chunk - free)));
    } while (!this.err && free === 0);
    this.result = parts.length === 1 ? parts[0] : Buffer.concat(parts);
  }
}

export function unpackAsFastAsZlib() {
  createRequire(import.meta.url)('zlib-sync').Inflate = Inflate;
}
