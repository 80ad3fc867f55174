import { el } from './dom.js';
import { Client } from './client.js';
import { startPage } from './people.js';
import { world } from './rest.js';
import { splitView } from './split.js';
import { startTheme } from './theme.js';

startTheme();
const app = document.querySelector('#app');
const wanted = new URLSearchParams(location.search);

try {
  const state = await world();
  if (wanted.has('split')) app.replaceChildren(splitView(state, wanted.get('split').split(','), wanted.get('channel')));
  else if (wanted.has('person')) open(state, wanted.get('person'));
  else app.replaceChildren(startPage(state));
} catch (error) {
  app.replaceChildren(
    el(
      'main',
      { class: 'boot' },
      el('h1', {}, 'The Sandbox is not responding'),
      el('p', {}, error.message),
      el('button', { type: 'button', class: 'button style-1', onclick: () => location.reload() }, 'Try again'),
    ),
  );
}

function open(state, name) {
  const person = state.people.find(p => p.username === name.toLowerCase() || p.id === name);
  app.replaceChildren(person ? new Client(state, person, wanted).node : startPage(state, `There is no one called ${name} here.`));
}
