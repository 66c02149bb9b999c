import type { Alarms } from './alarm.ts';

export type Measure = {
  readonly name: string;
  readonly result: string;
  readonly target: string;
  readonly isReached: boolean;
};

type FeedbackScore = {
  readonly found: number;
  readonly actionable: { readonly f1: number };
  readonly anchor: Readonly<Record<'version' | 'patch' | 'file' | 'code', number>>;
  readonly response: number;
  readonly outcome: { readonly macro_f1: number; readonly false_addressed: number };
  readonly per_revision: { readonly macro_f1: number };
};

type LinkScore = { readonly precision: number; readonly recall: number; readonly wrong_version: number };

const atLeast = (name: string, value: number, target: number): Measure => ({
  name,
  result: value.toFixed(3),
  target: `>= ${target.toFixed(2)}`,
  isReached: value >= target,
});

const atMost = (name: string, value: number, target: number): Measure => ({
  name,
  result: String(value),
  target: `<= ${target}`,
  isReached: value <= target,
});

/** @param score as score-feedback prints it */
export function reviewRows(score: unknown): Measure[] {
  const { found, actionable, anchor, response } = score as FeedbackScore;
  return [
    atLeast('comments found', found, 0.97),
    atLeast('actionable, F1', actionable.f1, 0.88),
    atLeast('anchor: revision', anchor.version, 0.98),
    atLeast('anchor: patch', anchor.patch, 0.98),
    atLeast('anchor: file', anchor.file, 0.96),
    atLeast('anchor: code line', anchor.code, 0.93),
    atLeast("author's response", response, 0.85),
  ];
}

/** @param score as score-feedback prints it */
export function verdictRows(score: unknown, alarms: Alarms): Measure[] {
  const { outcome, per_revision: perRevision } = score as FeedbackScore;
  const { events, caught, controls, alarmed, alarmedBefore } = alarms;
  return [
    atLeast('current status, macro-F1', outcome.macro_f1, 0.8),
    atLeast('status per revision, macro-F1', perRevision.macro_f1, 0.8),
    atMost('outstanding shown as addressed', outcome.false_addressed, 0.1),
    {
      name: '"you missed my comments" caught',
      result: `${caught} of ${events}`,
      target: `${events} of ${events}`,
      isReached: caught === events,
    },
    { ...atMost('alarms where the reviewer was content', alarmed, 4), result: `${alarmed} of ${controls}` },
    {
      ...atMost('the same, without comments on the last revision', alarmedBefore, 4),
      result: `${alarmedBefore} of ${controls}`,
      target: '',
    },
  ];
}

/** @param score as score-links prints it */
export function linkingRows(score: unknown): Measure[] {
  const { precision, recall, wrong_version: wrong } = score as LinkScore;
  return [
    atLeast('revisions linked, masked: precision', precision, 0.99),
    atLeast('revisions linked, masked: recall', recall, 0.97),
    atMost('revisions with a wrong number', wrong, 0),
  ];
}
