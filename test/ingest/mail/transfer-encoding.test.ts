import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeTransfer } from '#ingest/mail/transfer-encoding.ts';

function decode(text: string, encoding: string): string {
  return new TextDecoder().decode(decodeTransfer(new TextEncoder().encode(text), encoding));
}

describe('quoted-printable', () => {
  test.each([
    ['J=C3=BCr=\ngen', 'Jürgen'],
    ['a=\r\nb', 'ab'],
    ['a= \nb', 'ab'],
    ['a \t\nb', 'a\nb'],
    ['a \r\nb', 'a\nb'],
    ['=3d=3D', '=='],
    ['a=20\n', 'a \n'],
    ['a = b', 'a = b'],
    ['=zz=4', '=zz=4'],
    ['a=', 'a'],
  ])('%j', (text, decoded) => expect(decode(text, 'Quoted-Printable')).toBe(decoded));
});

describe('base64', () => {
  test.each([
    ['SsO8cg==', 'Jür'],
    ['SsO8\r\ncg==\r\n', 'Jür'],
    // padding within the text
    ['SsO8cg==SsO8cg==', 'JürJür'],
    ['SsO8cg', 'Jür'],
    ['S s!O8cg', 'Jür'],
    ['', ''],
  ])('%j', (text, decoded) => expect(decode(text, 'BASE64')).toBe(decoded));

  test('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = new TextEncoder().encode(btoa(String.fromCharCode(...bytes)));
        expect([...decodeTransfer(text, 'base64')]).toEqual([...bytes]);
      }),
    );
  });
});

test.each(['', '7bit', '8bit', 'binary', 'x-unknown'])('%j is no encoding', (encoding) => {
  expect(decode('a=20 SsO8', encoding)).toBe('a=20 SsO8');
});
