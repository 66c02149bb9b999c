import type { Detector } from './detector.ts';
import { bindingDetectors } from './rules/binding.ts';
import { cBlockDetectors } from './rules/c-block.ts';
import { cLineDetectors } from './rules/c-line.ts';

/** What looks at bindings, and at C: of each, reviewers speak with a frequency of its own. */
export const detectors: readonly (readonly Detector[])[] = [bindingDetectors, [...cLineDetectors, ...cBlockDetectors]];
