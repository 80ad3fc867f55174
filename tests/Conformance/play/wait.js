/** Everything has a bound; nothing sleeps. */
export const patience = 20_000;

/** The promise's value, or an error that says what was waited for. */
export function within(promise, what, milliseconds = patience) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${milliseconds / 1000} s for ${what}`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Things that came, and things that somebody waits for. */
export class Inbox {
  #items = [];
  #waiting = new Set();

  add(item) {
    this.#items.push(item);
    for (const look of [...this.#waiting]) look();
  }

  all(fits = () => true) {
    return this.#items.filter(fits);
  }

  /** The first one that fits, from those that came already and those to come. */
  first(fits, what) {
    let look;
    const found = new Promise((resolve) => {
      look = () => {
        const item = this.#items.find(fits);
        if (item !== undefined) resolve(item);
      };
      this.#waiting.add(look);
      look();
    });
    return within(found, what).finally(() => this.#waiting.delete(look));
  }
}
