import { el, icon } from './dom.js';
import { local } from './rest.js';
import { isPicture } from './store.js';

export function attachment(file) {
  return isPicture(file) ? picture(file.url, file.description ?? fileName(file)) : fileCard(file);
}

/** The name that the sender gave it: Discord keeps what is not ASCII as a title without the ending. */
export function fileName({ filename, title }) {
  const ending = /\.[^.]*$/.exec(filename)?.[0] ?? '';
  return title ? `${title}${title.endsWith(ending) ? '' : ending}` : filename;
}

/** A picture of our own; one from elsewhere is only named, as nothing outside is asked. */
export function picture(url, description) {
  const address = url && local(url);
  if (!address)
    return url
      ? el('a', { class: 'outside', href: url, target: '_blank', rel: 'noopener noreferrer' }, icon('link'), description || url)
      : null;
  const image = el('img', { src: address, alt: description || 'Picture', loading: 'lazy' });
  return el(
    'button',
    { type: 'button', class: 'picture', 'aria-label': `Enlarge ${description || 'picture'}`, onclick: () => enlarge(address, description) },
    image,
  );
}

function enlarge(address, description) {
  const dialog = el(
    'dialog',
    { class: 'lightbox', 'aria-label': description || 'Picture', onclick: () => dialog.close(), onclose: () => dialog.remove() },
    el(
      'button',
      { type: 'button', class: 'picture', 'aria-label': 'Close picture' },
      el('img', { src: address, alt: description || 'Picture' }),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

export function fileCard(file) {
  const address = local(file.url);
  return el(
    'div',
    { class: 'file-card' },
    icon('file'),
    el(
      'div',
      {},
      address ? el('a', { href: address, download: fileName(file) }, fileName(file)) : el('span', {}, fileName(file)),
      file.size === undefined ? null : el('small', {}, size(file.size)),
    ),
  );
}

export function size(bytes) {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
