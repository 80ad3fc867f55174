/** Role colours that stay readable: mixed towards the text's own colour until they stand out enough. */
const grounds = { dark: [0x31, 0x33, 0x38], light: [0xff, 0xff, 0xff] };
const inks = { dark: [0xff, 0xff, 0xff], light: [0, 0, 0] };

function luminance(rgb) {
  const [r, g, b] = rgb.map(part => part / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function readable(color, theme) {
  const rgb = [color >> 16, (color >> 8) & 255, color & 255];
  for (let share = 0; share <= 1; share += 0.1) {
    const mixed = rgb.map((part, i) => Math.round(part + (inks[theme][i] - part) * share));
    if (contrast(mixed, grounds[theme]) >= 5.2) return `rgb(${mixed.join(' ')})`;
  }

  return 'inherit';
}

/** Gives an element both tints; the style sheet takes the one of its theme. */
export function tint(node, color) {
  if (!color) return node;
  node.classList.add('tinted');
  node.style.setProperty('--tint', `light-dark(${readable(color, 'light')}, ${readable(color, 'dark')})`);
  return node;
}

export const hex = color => `#${color.toString(16).padStart(6, '0')}`;
