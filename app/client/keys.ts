/** Single keys for those who read all day. They can be turned off (WCAG 2.2, 2.1.4), and are none of the browser's. */

const OFF = 'reroll-keys-off';

export function listenForKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const isOff = localStorage.getItem(OFF) !== null;
    const act = event.key === '?' ? showHelp : isOff ? undefined : ACTIONS[event.key];
    if (act?.()) event.preventDefault();
  });
  const off = document.querySelector<HTMLInputElement>('[data-keys-off]');
  off?.addEventListener('change', () => {
    if (off.checked) localStorage.setItem(OFF, '');
    else localStorage.removeItem(OFF);
  });
}

/** Each says whether there was something to do. */
const ACTIONS: Readonly<Record<string, () => boolean>> = {
  j: () => step(1),
  k: () => step(-1),
  o: () => follow(currentStop()?.querySelector<HTMLAnchorElement>('a[data-open]') ?? currentStop()?.querySelector('a')),
  n: () => follow(document.querySelector('a[rel=next]')),
  p: () => follow(document.querySelector('a[rel=prev]')),
  '[': () => follow(versionBeside(-1)),
  ']': () => follow(versionBeside(1)),
  '/': () => {
    document.querySelector<HTMLInputElement>('.site-search input')?.focus();
    return true;
  },
};

function step(by: 1 | -1): boolean {
  const stops = [...document.querySelectorAll<HTMLElement>('[data-stop]')].filter((stop) => stop.checkVisibility());
  const current = currentStop();
  const next = current ? stops[stops.indexOf(current) + by] : firstBelow(stops, by);
  if (!next) return false;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
  return true;
}

function currentStop(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-stop]') ?? null;
}

/** Where a reader who has scrolled goes on: the first stop in sight, or the last above it. */
function firstBelow(stops: readonly HTMLElement[], by: 1 | -1): HTMLElement | undefined {
  const below = stops.findIndex((stop) => stop.getBoundingClientRect().top >= 0);
  if (by === 1) return stops[below];
  return below < 0 ? stops.at(-1) : stops[below - 1];
}

function versionBeside(by: 1 | -1): HTMLAnchorElement | undefined {
  const versions = [...document.querySelectorAll<HTMLAnchorElement>('a[data-version]')];
  const current = versions.findIndex((link) => link.getAttribute('aria-current') === 'page');
  return current < 0 ? undefined : versions[current + by];
}

function follow(link: HTMLAnchorElement | null | undefined): boolean {
  link?.click();
  return link != null;
}

function showHelp(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('[data-key-help]');
  const off = dialog?.querySelector<HTMLInputElement>('[data-keys-off]');
  if (off) off.checked = localStorage.getItem(OFF) !== null;
  if (dialog?.open === false) dialog.showModal();
  return dialog !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, dialog') !== null;
}
