import { el, iconButton, uniqueId } from './dom.js';
import { field } from './fields.js';
import { interact, kinds, silence } from './interact.js';
import { guildOf, channelOf } from './store.js';

/** Shows a form of the application; it closes when the application has taken it. */
export function openModal(data) {
  const titleId = uniqueId('title');
  const back = document.activeElement;
  let files = [];
  const context = { guild: guildOf(channelOf(data.channel_id)) };
  const fields = data.components.map(component => field(component, data.channel_id, { push: file => files.push(file) }, context));
  const problem = el('p', { class: 'form-problem', role: 'alert' });
  const submit = el('button', { type: 'submit', class: 'button style-1' }, 'Submit');
  const form = el(
    'form',
    { class: 'form', novalidate: true, onsubmit: send },
    el(
      'header',
      {},
      el('h2', { id: titleId }, data.title),
      iconButton('close', 'Close form', () => dialog.close()),
    ),
    el(
      'div',
      { class: 'form-body' },
      el('p', { class: 'form-note' }, `This form will be submitted to ${data.application?.name ?? 'the application'}. Do not share passwords.`),
      fields.map(f => f.node),
      problem,
    ),
    el('footer', {}, el('button', { type: 'button', class: 'button plain', onclick: () => dialog.close() }, 'Cancel'), submit),
  );
  const dialog = el('dialog', { class: 'modal', 'aria-labelledby': titleId, onclose: closed }, form);
  document.body.append(dialog);
  dialog.showModal();
  fields.find(f => f.focus)?.focus();

  function closed() {
    dialog.remove();
    if (back?.isConnected) back.focus();
    else document.querySelector(`[data-key="${CSS.escape(back?.dataset?.key ?? '')}"]`)?.focus();
  }

  function isComplete() {
    const problems = fields.map(f => f.check());
    fields.forEach((f, i) => f.show(problems[i]));
    fields[problems.findIndex(Boolean)]?.focus();
    return !problems.some(Boolean);
  }

  async function send(event) {
    event.preventDefault();
    problem.textContent = '';
    if (submit.disabled || !isComplete()) return;
    files = [];
    const components = fields.map(f => f.read());
    busy(true);
    try {
      const { kind } = await interact(kinds.modal, data.channel_id, { id: data.id, custom_id: data.custom_id, components }, {}, files);
      if (kind === 'silence') problem.textContent = `${silence}. Your answers are still here: try again.`;
      else dialog.close();
    } catch (error) {
      showErrors(error);
    } finally {
      busy(false);
    }
  }

  function busy(yes) {
    submit.disabled = yes;
    submit.classList.toggle('waiting', yes);
  }

  /** Errors come as data.components.<index>…; what names no field is shown below. */
  function showErrors(error) {
    const rest = [];
    for (const { path, message } of error.fields ?? []) {
      const at = path[0] === 'data' && path[1] === 'components' ? fields[Number(path[2])] : null;
      if (at) at.show(message);
      else rest.push(message);
    }

    if (rest.length > 0 || !error.fields?.length) problem.textContent = rest.join(' ') || error.message || 'The Sandbox cannot be reached.';
  }
}
