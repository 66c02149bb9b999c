/**
 * @typedef {{ readonly version: number, readonly at: number, readonly status: number,
 *   readonly headers: Readonly<Record<string, number | string | string[] | undefined>>, readonly body: string }} Page
 */

/** A page says how long ago things were. */
const MOST_MS = 60_000;

/**
 * Finished pages, the last asked for, up to so many characters. A page is given out only while the store is what it was
 * when the page was begun: who marks something sees it on the next page.
 * @param {number} room
 */
export function openPageCache(room) {
  /** @type {Map<string, Page>} */
  const pages = new Map();
  let used = 0;

  /** @param {string} key */
  function remove(key) {
    used -= pages.get(key)?.body.length ?? 0;
    pages.delete(key);
  }

  return {
    /** @param {string} key @param {number} version @param {number} now in ms @returns {Page | undefined} */
    find(key, version, now) {
      const page = pages.get(key);
      if (!page) return undefined;
      remove(key);
      if (page.version !== version || now - page.at > MOST_MS) return undefined;
      used += page.body.length;
      pages.set(key, page);
      return page;
    },

    /** @param {string} key @param {Page} page */
    save(key, page) {
      remove(key);
      if (page.body.length > room / 10) return;
      used += page.body.length;
      pages.set(key, page);
      for (const oldest of pages.keys()) {
        if (used <= room) return;
        remove(oldest);
      }
    },
  };
}
