/** Tells the reader that the store has something new, and leaves the page as it is. */
export function watchForNews(): void {
  const note = document.querySelector<HTMLElement>('[data-live]');
  if (!note) return;
  let news: EventSource | undefined;
  const watch = () => {
    news?.close();
    // A page in the background holds no connection; what it missed is told when it is looked at again.
    if (document.hidden || !note.hidden) return;
    news = new EventSource(`/events?since=${document.documentElement.dataset.store ?? ''}`);
    news.addEventListener('news', () => {
      note.hidden = false;
      news?.close();
    });
  };
  document.addEventListener('visibilitychange', watch);
  note.querySelector('[data-reload]')?.addEventListener('click', () => location.reload());
  addEventListener('pagehide', () => news?.close());
  watch();
}
