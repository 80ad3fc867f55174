import { post } from './rest.js';
import { channelOf, on, store } from './store.js';

export const kinds = { command: 2, component: 3, autocomplete: 4, modal: 5 };
export const silence = 'The application did not respond';

const waiting = new Map();
let session = () => '';

/** Tells where to find the id of the gateway session that gets the answers. */
export function useSession(find) {
  session = find;
  on('interaction', ({ name, data }) => settle(name, data));
}

/**
 * Sends an interaction and waits for what comes of it:
 * {kind: 'done'}, {kind: 'modal', data}, {kind: 'choices', data} or {kind: 'silence'}. Throws a RestError when it is refused.
 */
export async function interact(type, channelId, data, more = {}, files = []) {
  const nonce = `${Date.now()}${Math.floor(Math.random() * 1e9)}`;
  const outcome = new Promise(resolve => waiting.set(nonce, resolve));
  const patience = setTimeout(() => settle('INTERACTION_FAILURE', { nonce }), 20_000);
  try {
    const guild = channelOf(channelId)?.guild_id;
    const body = { type, nonce, data, application_id: store.applicationId, channel_id: channelId, session_id: session(), ...more };
    if (guild) body.guild_id = guild;
    await post('/interactions', body, files);
    return await outcome;
  } finally {
    clearTimeout(patience);
    waiting.delete(nonce);
  }
}

const outcomes = {
  INTERACTION_SUCCESS: 'done',
  INTERACTION_FAILURE: 'silence',
  INTERACTION_MODAL_CREATE: 'modal',
  APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE: 'choices',
};

function settle(name, data) {
  if (outcomes[name]) waiting.get(data.nonce)?.({ kind: outcomes[name], data });
}
