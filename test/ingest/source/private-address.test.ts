import { expect, test } from 'vitest';
import { isPrivateAddress } from '#ingest/source/private-address.ts';

test.each([
  ['127.0.0.1', 'this machine'],
  ['127.255.255.254', 'this machine, by another number'],
  ['0.0.0.0', 'any address of this machine'],
  ['10.0.0.1', 'RFC 1918'],
  ['172.16.0.1', 'RFC 1918'],
  ['172.31.255.255', 'RFC 1918, the last one'],
  ['192.168.1.1', 'RFC 1918'],
  ['100.64.0.1', 'shared by the customers of a provider'],
  ['100.100.100.200', 'the metadata of a cloud'],
  ['169.254.169.254', 'the metadata of most clouds'],
  ['192.0.0.192', 'the metadata of a cloud'],
  ['168.63.129.16', 'the metadata of a cloud, at a public number'],
  ['198.18.0.1', 'for measurements'],
  ['192.0.2.1', 'for documentation'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['::1', 'this machine'],
  ['::', 'any address of this machine'],
  ['[::1]', 'as in a URL'],
  ['::ffff:127.0.0.1', 'IPv4 as IPv6'],
  ['::ffff:a9fe:a9fe', 'IPv4 as IPv6, in hexadecimal'],
  ['::127.0.0.1', 'an old form of the same'],
  ['64:ff9b::a00:1', 'IPv4 behind a translator'],
  ['2002:7f00:1::', 'IPv4 in 6to4'],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'Teredo'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local with its device'],
  ['fd00:ec2::254', 'the metadata of a cloud'],
  ['fc00::1', 'unique local'],
  ['fec0::1', 'site-local'],
  ['ff02::1', 'multicast'],
  ['2001:db8::1', 'for documentation'],
  ['example.org', 'no address'],
  ['127.1', 'a number that only some read as an address'],
  ['', 'nothing'],
])('%s is private: %s', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each([
  '8.8.8.8',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '169.253.0.1',
  '192.167.1.1',
  '223.255.255.255',
  '168.63.129.17',
  '::ffff:8.8.8.8',
  '2600:3c01:e000:3a1::42',
  '[2a00:1450:4001:81b::200e]',
])('%s is on the internet', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});
