import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from '#ingest/source/private-address.ts';

/** A host that may not be asked, as an error of the connection. */
export class PrivateAddressError extends Error {
  constructor(host: string) {
    super(`${host} is an address of a private network, which may not be asked for from here`);
  }
}

/** Looks a name up and connects to what was found, so that a second look-up cannot say something else. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, []);
    const open = found.filter(({ address }) => !isPrivateAddress(address));
    const [first] = open;
    if (first === undefined) return callback(new PrivateAddressError(hostname), []);
    if (options.all) return callback(null, open);
    return callback(null, first.address, first.family);
  });
};

/** Throws where the host of a URL is a private address itself: a number is connected to without being looked up. */
export function refusePrivate(host: string): void {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0 && isPrivateAddress(literal)) throw new PrivateAddressError(host);
}
