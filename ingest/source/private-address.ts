import { BlockList, isIP, isIPv6 } from 'node:net';

/** What is not on the internet: IANA's special-purpose registry (RFC 6890), and multicast. */
const notPublic: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  // Shared by the customers of a provider (RFC 6598)
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local; 169.254.169.254 tells a cloud's machine its secrets
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // The one public address of this kind: what Azure answers its own machines at
  ['168.63.129.16', 32],
  // Transition mechanisms carry an IPv4 address in them, any of the above too
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** All unicast addresses of IPv6 that are given out (RFC 4291, 2.4). */
const globalUnicast = ['2000::', 3] as const;

const blocked = new BlockList();
for (const [network, prefix] of notPublic) blocked.addSubnet(network, prefix, isIPv6(network) ? 'ipv6' : 'ipv4');
const unicast = new BlockList();
unicast.addSubnet(...globalUnicast, 'ipv6');

/**
 * Whether an address leads to this machine, its network or its provider, rather than to the internet. What is no
 * address counts as private, so that a mistake refuses.
 */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^\[(.*)\]$/, '$1').replace(/%[\s\S]*$/, '');
  if (isIP(plain) === 0) return true;
  if (isIP(plain) === 4) return blocked.check(plain, 'ipv4');
  if (isMapped(plain)) return blocked.check(plain, 'ipv6');
  return blocked.check(plain, 'ipv6') || !unicast.check(plain, 'ipv6');
}

/** An IPv4 address in the clothes of IPv6 (`::ffff:10.0.0.1`), which a BlockList sees through. */
function isMapped(address: string): boolean {
  return mapped.check(address, 'ipv6');
}

const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');
