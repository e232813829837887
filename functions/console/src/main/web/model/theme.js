/**
 * Light or dark: as the system says, until somebody chooses.
 */
const KEY = 'superstep.theme';

/** @returns {'light' | 'dark' | ''} what was chosen; empty for what the system says */
export function chosenTheme() {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : '';
}

/** Shows what was chosen. */
export function applyTheme() {
  document.documentElement.dataset.theme = chosenTheme();
}

/** @returns {'light' | 'dark'} what is shown */
export function shownTheme() {
  return chosenTheme() || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

/** Shows the other of the two, and remembers it. */
export function toggleTheme() {
  localStorage.setItem(KEY, shownTheme() === 'dark' ? 'light' : 'dark');
  applyTheme();
}
