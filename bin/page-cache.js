/**
 * What a page was made of: `store` is another number after each change, `people` after each change that somebody made.
 * @typedef {{ readonly store: number, readonly people: number }} Version
 * @typedef {{ readonly version: Version, readonly at: number, readonly status: number,
 *   readonly headers: Readonly<Record<string, number | string | string[] | undefined>>, readonly body: string }} Page
 */

/** A page says how long ago things were. */
const MOST_MS = 60_000;

/** While mail comes in, every page would have to be made anew all the time. */
const LATE_MS = 10_000;

/**
 * Whether what was made of one version of the store is good enough for who asks at another one.
 * @param {Version} made
 * @param {Version} asked
 * @param {number} age in ms
 * @param {boolean} isReload the reader wants what is new
 */
export function isGood(made, asked, age, isReload) {
  if (made.people !== asked.people || age > MOST_MS) return false;
  return made.store === asked.store || (!isReload && age <= LATE_MS);
}

/**
 * Finished pages, the last asked for, up to so many characters. A page is given out while the store is what it was when
 * the page was begun, and some seconds longer where only mail came in: who marks something sees it on the next page.
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
    /**
     * @param {string} key
     * @param {Version} version
     * @param {number} now in ms
     * @param {boolean} isReload
     * @returns {Page | undefined}
     */
    find(key, version, now, isReload) {
      const page = pages.get(key);
      if (!page) return undefined;
      remove(key);
      if (!isGood(page.version, version, now - page.at, isReload)) return undefined;
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
