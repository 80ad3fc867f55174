import { el, iconButton, uniqueId } from './dom.js';
import { commandData, complete, run } from './commands.js';
import { silence } from './interact.js';
import { fixed, Picker } from './picker.js';
import { entities } from './sources.js';

const entityKinds = { 6: 'user', 7: 'channel', 8: 'role', 9: 'mentionable' };
const yesNo = fixed([
  { value: true, label: 'True' },
  { value: false, label: 'False' },
]);

/** The bar in which a command's options are filled in. finish() puts the composer back. */
export function commandForm(slash, channelId, finish) {
  const inputs = slash.options.map(option => ({ option, ...input(option), shown: Boolean(option.required) }));
  const problem = el('p', { class: 'form-problem', role: 'alert' });
  const list = el('div', { class: 'command-options' });
  const sender = iconButton('send', `Run /${slash.name}`, null, { type: 'submit', class: 'icon-button send' });
  const form = el(
    'form',
    { class: 'command-form', 'aria-label': `Command /${slash.name}`, novalidate: true, onsubmit: send, onkeydown: keys },
    el(
      'div',
      { class: 'command-head' },
      el('strong', {}, `/${slash.name}`),
      el('span', {}, slash.description),
      iconButton('close', 'Cancel command', () => finish('')),
    ),
    list,
    problem,
    el('div', { class: 'command-foot' }, sender),
  );
  show();
  setTimeout(() => (inputs.find(i => i.shown)?.control ?? sender).focus());
  return form;

  function show() {
    const hidden = inputs.filter(i => !i.shown);
    list.replaceChildren(
      ...inputs.filter(i => i.shown).map(i => i.node),
      ...hidden.map(i =>
        el(
          'button',
          { type: 'button', class: 'add-option', onclick: () => add(i), title: i.option.description },
          `+ ${i.option.name_localized ?? i.option.name}`,
        ),
      ),
    );
  }

  function add(entry) {
    entry.shown = true;
    show();
    entry.control.focus();
  }

  function input(option) {
    const name = option.name_localized ?? option.name;
    const ids = { input: uniqueId('option'), hint: uniqueId('hint') };
    const made = (option.type === 11 ? fileInput : isPicked(option) ? picked : textInput)(option, ids, name);
    made.control.id = ids.input;
    const node = el(
      'div',
      { class: 'command-option' },
      el('label', { for: ids.input }, name, option.required ? el('span', { class: 'star' }, ' *') : null),
      made.node,
      el('small', { id: ids.hint }, option.description_localized ?? option.description),
    );
    return { ...made, node };
  }

  function picked(option, ids, name) {
    const free = Boolean(option.autocomplete);
    const picker = new Picker(source(option), {
      label: name,
      describedBy: ids.hint,
      required: option.required,
      min: option.required ? 1 : 0,
      free,
      delay: free ? 150 : 0,
      enterSends: true,
    });
    return { control: picker.input, node: picker.node, read: () => picker.values[0] };
  }

  function source(option) {
    if (option.autocomplete) return typed => complete(slash, channelId, values(option, typed));
    if (option.choices?.length) return fixed(option.choices.map(c => ({ value: c.value, label: c.name_localized ?? c.name })));
    return option.type === 5 ? yesNo : entities(entityKinds[option.type], channelId, option.channel_types);
  }

  /** All options that have a value; the focused one as typed so far. */
  function values(focused, typed, files = []) {
    return inputs
      .map(({ option, read }) => {
        const value = option === focused ? typed : read(files);
        if (option !== focused && (value === undefined || value === '')) return null;
        const given = { type: option.type, name: option.name, value: option === focused ? value : convert(option, value) };
        return option === focused ? { ...given, focused: true } : given;
      })
      .filter(Boolean);
  }

  async function send(event) {
    event?.preventDefault();
    const missing = inputs.find(({ option, read }) => option.required && (read([]) ?? '') === '');
    problem.textContent = missing ? `Fill in ${missing.option.name} first.` : '';
    if (missing) return void missing.control.focus();
    if (sender.disabled) return;
    const files = [];
    const options = values(null, null, files);
    sender.disabled = true;
    try {
      if (await run(channelId, commandData(slash, options), files)) finish('');
      else problem.textContent = `${silence}.`;
    } catch (error) {
      problem.textContent = error.sentence ?? 'The Sandbox cannot be reached.';
    } finally {
      sender.disabled = false;
    }
  }

  function keys(event) {
    if (event.key === 'Escape') finish('');
  }
}

const isPicked = option => option.autocomplete || option.choices?.length || option.type === 5 || entityKinds[option.type];

function textInput(option, ids) {
  const control = el('input', {
    type: 'text',
    inputmode: option.type === 3 ? null : 'decimal',
    autocomplete: 'off',
    'aria-describedby': ids.hint,
    'aria-required': option.required && 'true',
  });
  return { control, node: control, read: () => control.value };
}

function fileInput(option, ids) {
  const control = el('input', { type: 'file', 'aria-describedby': ids.hint });
  return { control, node: control, read: files => (control.files.length > 0 ? `${files.push(control.files[0]) - 1}` : undefined) };
}

/** Numbers go as numbers; what is none goes as it is, for the server to refuse. */
function convert(option, value) {
  const isNumber = option.type === 4 || option.type === 10;
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : value;
}
