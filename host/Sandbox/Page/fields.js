import { el, uniqueId } from './dom.js';
import { markdown } from './markdown.js';
import { selectPicker } from './sources.js';

/** The inputs of a form. Each gives {node, read(), check(), show(problem), focus()}. */
const kinds = { 3: chooser, 4: textInput, 5: chooser, 6: chooser, 7: chooser, 8: chooser, 19: upload, 21: radios, 22: boxes, 23: null };

/** @param files where uploads are put; a value is the index of its file there. */
export function field(component, channelId, files, context) {
  if (component.type === 10) return plain(markdown(component.content, context));
  if (component.type === 1) {
    const [input] = component.components;
    return labelled({ label: input.label }, input, channelId, files, read => ({ type: 1, components: [read] }));
  }

  return component.type === 18 && component.component?.type in kinds
    ? labelled(component, component.component, channelId, files, read => ({ type: 18, component: read }))
    : plain('This part of the form cannot be shown here.');
}

function plain(content) {
  return { node: el('div', { class: 'form-text' }, content), read: () => ({ type: 10 }), check: () => null, show() {}, focus: null };
}

/** A box with its label at its right; the whole line can be pressed. */
function line({ label, description }, spec, wrap) {
  const ids = { input: uniqueId('input'), error: uniqueId('error') };
  const error = el('p', { class: 'field-error', id: ids.error, role: 'alert' });
  const control = el('input', { type: 'checkbox', id: ids.input, checked: Boolean(spec.default), 'aria-describedby': ids.error });
  const text = el('span', { class: 'option-text' }, label, description ? el('small', {}, description) : null);
  return {
    node: el('div', { class: 'form-field' }, el('label', { class: 'choice' }, control, text), error),
    read: () => wrap({ type: spec.type, custom_id: spec.custom_id, value: control.checked }),
    check: () => null,
    focus: () => control.focus(),
    show(problem) {
      error.textContent = problem ?? '';
      control.setAttribute('aria-invalid', problem ? 'true' : 'false');
    },
  };
}

function labelled({ label, description }, spec, channelId, files, wrap) {
  if (spec.type === 23) return line({ label, description }, spec, wrap);
  const ids = { input: uniqueId('input'), hint: uniqueId('hint'), error: uniqueId('error'), label: uniqueId('label') };
  const required = spec.required ?? true;
  const error = el('p', { class: 'field-error', id: ids.error, role: 'alert' });
  const input = kinds[spec.type](spec, { label, required, describedBy: `${ids.hint} ${ids.error}`, ids, channelId, files });
  const star = required ? el('span', { class: 'star', 'aria-hidden': 'true' }, ' *') : null;
  const heading = input.group
    ? el('span', { class: 'field-label', id: ids.label }, label, star)
    : el('label', { class: 'field-label', for: ids.input }, label, star);
  const show = problem => {
    error.textContent = problem ?? '';
    input.control.setAttribute('aria-invalid', problem ? 'true' : 'false');
  };
  return {
    node: el('div', { class: 'form-field' }, heading, el('p', { class: 'field-hint', id: ids.hint }, description ?? ''), input.node, error),
    read: () => wrap({ type: spec.type, custom_id: spec.custom_id, ...input.read() }),
    check: () => input.check(required),
    focus: () => (input.group ? input.control.querySelector('input') : input.control).focus(),
    show,
  };
}

const missing = 'This field is required';

function textInput(spec, { required, describedBy, ids }) {
  const [min, max] = [spec.min_length ?? 0, spec.max_length ?? 4000];
  const counter = el('span', { class: 'counter', 'aria-hidden': 'true' });
  const control = el(spec.style === 2 ? 'textarea' : 'input', {
    id: ids.input,
    type: spec.style === 2 ? null : 'text',
    rows: spec.style === 2 ? '4' : null,
    placeholder: spec.placeholder,
    'aria-required': required && 'true',
    'aria-describedby': describedBy,
    autocomplete: 'off',
    value: spec.value ?? '',
    oninput: count,
  });
  const length = () => [...control.value].length;
  function count() {
    counter.textContent = `${length()} / ${max}`;
    counter.classList.toggle('over', length() > max || (length() > 0 && length() < min));
  }

  count();
  return {
    control,
    node: el('div', { class: 'text-input' }, control, counter),
    read: () => ({ value: control.value }),
    check(mustHave) {
      if (length() === 0) return mustHave ? missing : null;
      if (length() < min) return `Must be at least ${min} characters long`;
      return length() > max ? `Must be at most ${max} characters long` : null;
    },
  };
}

function checkCount(count, min, max, required) {
  if (count === 0) return required ? missing : null;
  if (count < min) return `Choose at least ${min}`;
  return count > max ? `Choose at most ${max}` : null;
}

function chooser(spec, { label, required, describedBy, ids, channelId }) {
  const picker = selectPicker(spec, channelId, { label, required, describedBy, min: required ? (spec.min_values ?? 1) : 0 });
  picker.input.id = ids.input;
  return {
    control: picker.input,
    node: picker.node,
    read: () => ({ values: picker.values }),
    check: must => checkCount(picker.values.length, spec.min_values ?? 1, spec.max_values ?? 1, must),
  };
}

function upload(spec, { required, describedBy, ids, files }) {
  const control = el('input', {
    type: 'file',
    id: ids.input,
    multiple: (spec.max_values ?? 1) > 1,
    'aria-describedby': describedBy,
    'aria-required': required && 'true',
    accept: spec.file_types?.map(type => (type.startsWith('.') ? type : `${type}/*`)).join(','),
  });
  return {
    control,
    node: control,
    read: () => ({ values: [...control.files].map(file => `${files.push(file) - 1}`) }),
    check: must => checkCount(control.files.length, spec.min_values ?? 1, spec.max_values ?? 1, must),
  };
}

function options(spec, type, ids, describedBy, isOn) {
  return el(
    'div',
    { role: type === 'radio' ? 'radiogroup' : 'group', class: 'choices', 'aria-labelledby': ids.label, 'aria-describedby': describedBy },
    spec.options.map(option =>
      el(
        'label',
        { class: 'choice' },
        el('input', { type, name: ids.input, value: option.value, checked: isOn(option) }),
        el('span', { class: 'option-text' }, option.label, option.description ? el('small', {}, option.description) : null),
      ),
    ),
  );
}

function radios(spec, { ids, describedBy }) {
  const control = options(spec, 'radio', ids, describedBy, option => Boolean(option.default));
  const chosen = () => control.querySelector('input:checked')?.value ?? null;
  return {
    control,
    node: control,
    group: true,
    read: () => ({ value: chosen() }),
    check: must => (must && chosen() === null ? missing : null),
  };
}

function boxes(spec, { ids, describedBy }) {
  const control = options(spec, 'checkbox', ids, describedBy, option => Boolean(option.default));
  const chosen = () => [...control.querySelectorAll('input:checked')].map(input => input.value);
  return {
    control,
    node: control,
    group: true,
    read: () => ({ values: chosen() }),
    check: must => checkCount(chosen().length, spec.min_values ?? 1, spec.max_values ?? spec.options.length, must),
  };
}
