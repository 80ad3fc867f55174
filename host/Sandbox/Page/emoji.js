import { arrowKeys, el } from './dom.js';
import { openPopup } from './popup.js';

const emoji = [
  ['👍', 'thumbs up'],
  ['👎', 'thumbs down'],
  ['❤️', 'heart'],
  ['😂', 'laughing'],
  ['😀', 'happy'],
  ['🙂', 'smile'],
  ['😉', 'wink'],
  ['😍', 'in love'],
  ['🤔', 'thinking'],
  ['😮', 'surprised'],
  ['😢', 'sad'],
  ['😡', 'angry'],
  ['🙏', 'thanks'],
  ['👏', 'applause'],
  ['🎉', 'party'],
  ['🔥', 'fire'],
  ['✅', 'check mark'],
  ['❌', 'cross'],
  ['⚠️', 'warning'],
  ['❓', 'question'],
  ['👀', 'eyes'],
  ['🚀', 'rocket'],
  ['⭐', 'star'],
  ['💡', 'idea'],
  ['🎫', 'ticket'],
  ['🔧', 'wrench'],
  ['💳', 'card'],
  ['📎', 'paper clip'],
  ['⏰', 'alarm clock'],
  ['🐛', 'bug'],
  ['👋', 'wave'],
  ['💯', 'hundred'],
];

export function openEmoji(anchor, choose) {
  const back = document.activeElement;
  const node = el(
    'div',
    { role: 'dialog', 'aria-label': 'Choose an emoji', class: 'emoji-grid' },
    emoji.map(([sign, name]) => el('button', { type: 'button', 'aria-label': name, title: name, onclick: () => finish(sign) }, sign)),
  );
  const popup = openPopup(anchor, node);
  const buttons = [...node.children];
  node.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      finish(null);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      buttons[(buttons.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 8 : 24)) % 32].focus();
      event.preventDefault();
    } else {
      arrowKeys(event, buttons, true);
    }
  });
  buttons[0].focus();

  function finish(sign) {
    popup.close();
    back?.focus();
    if (sign) choose(sign);
  }
}
