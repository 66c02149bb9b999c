import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listCues } from '#ingest/check/cue.ts';

describe('cues of a line', () => {
  test.each<[string, string]>([
    ['\t.of_match_table = of_match_ptr(tb_ids),', 'of_match_ptr'],
    ['\t.of_match_table = of_match_ptr(tb_ids),', 'of_*'],
    ['\ttb = kzalloc(sizeof(*tb), GFP_KERNEL);', '= kzalloc'],
    ['\ttb = devm_kzalloc(dev, sizeof(*tb), GFP_KERNEL);', 'devm_*'],
    ['\t{ },', '{ } ,'],
    ['    description: I2C slave address', 'I2C slave'],
    ['\t\treturn ret;', 'return ret ;'],
  ])('%s has %s', (line, cue) => {
    expect([...listCues(line)]).toContain(cue);
  });

  test('an empty line has none', () => {
    expect(listCues(' \t')).toEqual(new Set());
  });

  test('indentation makes no difference', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_(){};=, ]{0,80}$/), (line) => {
        expect(listCues(`\t\t${line}`)).toEqual(listCues(line));
      }),
    );
  });

  test('any line has few, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (line) => {
        expect(listCues(line).size).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});
