import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAskFor } from '#ingest/check/detector.ts';
import { detectors } from '#ingest/check/detectors.ts';
import { comment } from '../../db/series-review.ts';
import { newFile } from './patch.ts';

const C = 'drivers/leds/leds-lantern.c';
const YAML = 'Documentation/devicetree/bindings/leds/acme,lantern.yaml';

function detectorOf(id: string) {
  const detector = detectors.flat().find((each) => each.id === id);
  if (!detector) throw new Error(`There is no detector ${id}.`);
  return detector;
}

function find(id: string, path: string, lines: readonly string[]): number[] {
  return detectorOf(id)
    .find(newFile(path, lines))
    .map(({ line }) => line.number);
}

const PROBE = ['static int ln_probe(struct i2c_client *client)', '{'];

describe('places that break a rule', () => {
  test.each<[string, string, readonly string[], number[]]>([
    ['literal-block', YAML, ['    description: |', '      The lamp.'], [1]],
    ['literal-block', YAML, ['    description:', '      The lamp.'], []],
    ['closed-schema', YAML, ['properties:', 'required:', '  - reg'], [2]],
    ['closed-schema', YAML, ['required:', '  - reg', 'additionalProperties: false'], []],
    ['unevaluated', YAML, ['allOf:', '  - $ref: common.yaml#', 'additionalProperties: false'], [3]],
    ['constraints', YAML, ['  enable-gpios:', '    description: Lights it.', 'required:'], [1]],
    ['constraints', YAML, ['  enable-gpios:', '    maxItems: 1', 'required:'], []],
    ['quotes', YAML, ['$id: "http://devicetree.org/schemas/leds/acme,lantern.yaml#"'], [1]],
    ['example-indentation', YAML, ['examples:', '  - |', '    led {', '      reg = <0>;', '    };'], [4]],
    ['example-indentation', YAML, ['examples:', '  - |', '    led {', '        reg = <0>;', '    };'], []],
    ['labels', YAML, ['    lamp: led@0 {'], [1]],
    ['labels', YAML, ['    lamp: led@0 {', '    led = <&lamp>;'], []],
    ['node-name', YAML, ['    ready_led@3 {', '    ws2812b@0 {', '    led-controller@30 {'], [1, 2]],
    ['status', YAML, ['        status = "okay";'], [1]],
    ['file-name', YAML, ['$id: http://x', '    const: acme,torch'], [1]],
    ['file-name', YAML, ['$id: http://x', '    const: acme,lantern'], []],
    ['title', YAML, ['title: ACME Lantern LED driver'], [1]],
    ['examples', YAML, ['examples:', '  - |', '    led { };', '  - |', '    led { };'], [4]],
    ['obvious-description', YAML, ['  reg:', '    description: The I2C address'], [1]],
    ['vendor-type', YAML, ['  lamp-mode:', '    $ref: /schemas/types.yaml#/definitions/uint32'], [1]],
    ['vendor-type', YAML, ['  acme,lamp-mode:', '    $ref: /schemas/types.yaml#/definitions/uint32'], []],
    ['closed-child', YAML, ['    $ref: common.yaml#', '    properties:'], [1]],
    ['closed-child', YAML, ['    $ref: common.yaml#', '    unevaluatedProperties: false'], []],
    ['empty-words', YAML, ['    description: Properties for a single LED.'], [1]],
    ['free-form-constraints', YAML, ['      Default is 0.'], [1]],
    ['relative-reference', YAML, ['    $ref: ../leds/common.yaml#'], [1]],
    ['subsystem-maintainer', YAML, ['  - Someone <lee@kernel.org>'], [1]],
    ['dev-err-probe', C, [...PROBE, '\t\tdev_err(dev, "No lamp.\\n");', '\t\treturn ret;'], [3]],
    ['dev-err-probe', C, ['static int ln_set(void)', '\t\tdev_err(dev, "No.\\n");', '\t\treturn ret;'], []],
    ['return-directly', C, ['\tret = light(lamp);', '\treturn ret;', '}', ''], [1]],
    ['return-directly', C, ['\tif (ret)', '\t\treturn ret;', '', '\treturn 0;'], [1]],
    ['return-directly', C, ['\tif (ret)', '\t\treturn ret;', '', '\treturn 1;'], []],
    ['else-after-return', C, ['\t\treturn 1;', '\telse'], [1]],
    ['abi-document', C, ['static DEVICE_ATTR_RW(wick);'], [1]],
    ['of-match-ptr', C, ['\t\t.of_match_table = of_match_ptr(ln_ids),'], [1]],
    ['comment-opening', C, ['\t/* The lamp', '\t * burns. */', '\t/* Oil. */'], [1]],
    ['sysfs-emit', C, ['\treturn sprintf(buf, "%d\\n", oil);'], [1]],
    ['allocation-message', C, ['\t\tdev_err(dev, "failed to allocate memory\\n");'], [1]],
    ['noise', C, ['\tdev_info(dev, "probed\\n");'], [1]],
    ['of-property', C, ['\tof_property_read_u32(np, "reg", &reg);'], [1]],
    ['plain-header', C, ['#include <linux/of.h>', '#include <linux/leds.h>'], [1]],
    ['licence-text', C, [' * This program is free software; you can redistribute it'], [1]],
    ['delay', C, ['\tmsleep(20);', '\tmsleep(OIL_DELAY_MS);'], [1]],
  ])('%s', (id, path, lines, places) => {
    expect(find(id, path, lines)).toEqual(places);
  });

  test('files of another kind are left alone', () => {
    expect(find('noise', 'Documentation/leds/lantern.txt', ['dev_info(dev, "probed");'])).toEqual([]);
  });

  test('any lines are looked at without an error, and only added lines are found', () => {
    const word = fc.constantFrom(
      'examples:',
      '  - |',
      '    a: led@0 {',
      '    $ref: a.yaml#',
      '\treturn ret;',
      '\telse',
      '',
    );
    const lines = fc.array(fc.oneof(word, fc.stringMatching(/^[^\n\r]{0,60}$/)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lines, fc.constantFrom(C, YAML), (text, path) => {
        const patch = newFile(path, text);
        for (const detector of detectors.flat())
          for (const { line } of detector.find(patch)) expect(text[line.number - 1]).toBe(line.text);
      }),
    );
  });
});

describe('comments that ask for a rule', () => {
  test.each<[string, string, boolean]>([
    ['literal-block', "Do not need '|' unless you need to preserve formatting.", true],
    ['literal-block', 'What if a || b?', false],
    ['obvious-description', "Skip description, it's obvious.", true],
    ['obvious-description', 'The description of the hardware is good, but why two?', false],
    ['return-directly', 'Just return the result here, please.', true],
    ['return-directly', 'return dev_err_probe()', false],
    ['noise', 'Drivers, if working properly, are quiet. Please remove it.', true],
    ['examples', 'Drop second example, it is the same.', true],
    ['subsystem-maintainer', 'Not subsystem maintainers but device maintainers, please.', true],
  ])('%s: %s', (id, text, is) => {
    expect(isAskFor(detectorOf(id), comment('addressed', { text }))).toBe(is);
  });

  test('a machine asks for nothing', () => {
    expect(isAskFor(detectorOf('noise'), { ...comment('addressed', { text: 'Be quiet.' }), isBot: true })).toBe(false);
  });
});

test('no two detectors have one name', () => {
  const ids = detectors.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
