import type { Patch } from '#db/model.ts';
import type { Custom, Customs } from './custom.ts';
import type { RulePrediction } from './prediction.ts';

/** What the detectors of a group have in common counts as much as so many series. */
const PRIOR_SERIES = 6;

/** What one series was asked for, another may be asked for by chance. */
const FEWEST_ASKS = 2;

/** Of each file the first place that breaks a rule; of rules that ask for the same there, the likeliest. */
export function predictByRules(groups: readonly Customs[], patch: Patch): RulePrediction[] {
  const told = new Set<string>();
  return groups
    .flatMap((customs) =>
      customs.all
        .filter(({ asked }) => asked >= FEWEST_ASKS)
        .map((custom) => ({ custom, confidence: confidenceOf(custom, customs) })),
    )
    .sort((x, y) => y.confidence - x.confidence)
    .flatMap(({ custom: { detector, series, asked, spoken, comments }, confidence }) =>
      detector.find(patch).flatMap(({ path, line }): RulePrediction[] => {
        const { id: rule, asks, topics } = detector;
        const key = `${path}\n${topics[0] ?? rule}`;
        if (told.has(key)) return [];
        told.add(key);
        return [{ kind: 'rule', rule, asks, topics, path, line, asked, spoken, series, confidence, comments }];
      }),
    );
}

/** The share of series in which reviewers spoke of it, drawn towards that of the group. */
function confidenceOf({ spoken, series }: Custom, { share }: Customs): number {
  return (spoken + PRIOR_SERIES * share) / (series + PRIOR_SERIES);
}
