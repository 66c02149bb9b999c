/** A script of a page that holds nothing but such data; Next.js writes `<` in it as an escape. */
const FLIGHT =
  /<script(?: nonce="[^"]{0,100}")?>(?:self\.__next_f|\(self\.__next_f=self\.__next_f\|\|\[\]\))\.push\([\s\S]*?<\/script>/g;

/**
 * A page without the copy of itself as data, two thirds of it, that Next.js adds for its runtime. Browsers load that for a
 * page which failed on the server alone (app/client/entry.ts), which keeps its data.
 * @param {string} html
 */
export function withoutFlight(html) {
  return html.includes('id="__next_error__"') ? html : html.replace(FLIGHT, '');
}
