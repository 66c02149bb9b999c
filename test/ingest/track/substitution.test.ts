import { describe, expect, test } from 'vitest';
import { checkSubstitution, parseSubstitutions } from '#ingest/track/substitution.ts';

describe('parseSubstitutions', () => {
  test.each([
    ['s/auxilary/auxiliary/', [{ from: 'auxilary', to: 'auxiliary' }]],
    ['Nit: s/river/driver', [{ from: 'river', to: 'driver' }]],
    ['s/3/NUM_LEDS/ ?', [{ from: '3', to: 'NUM_LEDS' }]],
    ['s/Device Tree Bindings for//', [{ from: 'Device Tree Bindings for', to: '' }]],
    ['And s/foo_data/dev_get_platdata.', [{ from: 'foo_data', to: 'dev_get_platdata' }]],
    ['s|a/b.h|c/d.h|', [{ from: 'a/b.h', to: 'c/d.h' }]],
    ['"are always set" => "are set if asked"', [{ from: 'are always set', to: 'are set if asked' }]],
    ['range1_start -> buf_start', [{ from: 'range1_start', to: 'buf_start' }]],
    ['- parse --> parsed', [{ from: 'parse', to: 'parsed' }]],
    ['use foo->bar here', []],
    ['int -> unsigned int is a change that I would make in more places', []],
    ['see drivers/leds/foo.c', []],
    ['s/same/same/', []],
  ])('%s', (text, expected) => {
    expect(parseSubstitutions(text)).toEqual(expected);
  });

  test('is linear in hostile lines', () => {
    const started = performance.now();
    parseSubstitutions(' s/'.repeat(300_000));
    parseSubstitutions(' -> '.repeat(300_000));
    parseSubstitutions(`${'- '.repeat(180)} -> x\n`.repeat(200));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('checkSubstitution', () => {
  test.each([
    ['the old word is gone', 's/intesect/intersect/', 'they intesect here', 'they intersect here', 'applied', 0],
    ['it stands', 's/intesect/intersect/', 'they intesect', 'they intesect', 'missing', 1],
    ['it stands in one of two places', 's/foo/bar/', 'foo foo', 'bar foo', 'applied', 1],
    ['it was never there', 's/foo/bar/', 'food', 'bar', 'unknown', 0],
    ['the new text holds the old', 's/provide/provides/', 'it provide x', 'it provides x', 'applied', 0],
    ['a phrase that was wrapped anew', 's/is not set/is unset/', 'it is\nnot set', 'it is\nunset', 'applied', 0],
    ['part of a name', 's/led.5/led_backlight/', '"s3c_led.5"', '"s3c_led_backlight"', 'applied', 0],
  ])('%s', (_, ask, older, newer, kind, left) => {
    const [substitution] = parseSubstitutions(ask);
    const result = substitution && checkSubstitution(substitution, older, newer);
    expect(result).toEqual(kind === 'unknown' ? { kind } : { kind, left });
  });
});
