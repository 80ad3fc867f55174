const key = 'sandbox-theme';

/** Dark or light: as the system has it, until somebody chooses. */
export function startTheme() {
  set(localStorage.getItem(key));
  addEventListener('storage', event => event.key === key && set(event.newValue));
}

function set(theme) {
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
}

const isDark = () =>
  (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

export function toggleTheme() {
  const theme = isDark() ? 'light' : 'dark';
  localStorage.setItem(key, theme);
  set(theme);
}
