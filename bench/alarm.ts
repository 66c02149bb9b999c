/** A moment of a series when a reviewer found that his comments were missed, or was content. */
export type WatchedCase = {
  readonly id: string;
  readonly kind: 'event' | 'control';
  readonly reviewer: string;
  /** The patch that the moment is about. */
  readonly patch: string;
  /** Whether anything of that reviewer is shown as outstanding. */
  readonly isAlarm: boolean;
  /** Likewise, without what he said of the last revision, which nobody could have answered yet. */
  readonly isAlarmBefore: boolean;
};

export type Alarms = {
  readonly events: number;
  readonly caught: number;
  readonly controls: number;
  readonly alarmed: number;
  readonly alarmedBefore: number;
};

const OUTSTANDING = new Set(['open', 'promised', 'unaddressed', 'disputed', 'partial', 'regressed']);

type Feedback = {
  readonly revisions: readonly { readonly version: number }[];
  readonly items: readonly {
    readonly reviewer: string;
    readonly actionable: boolean;
    readonly status: string;
    readonly version: number;
  }[];
};

/** @param feedback as `reroll export feedback` prints it */
export function isAlarm(feedback: unknown, reviewer: string): Pick<WatchedCase, 'isAlarm' | 'isAlarmBefore'> {
  const { revisions, items } = feedback as Feedback;
  const last = Math.max(...revisions.map(({ version }) => version));
  const shown = items.filter(
    (item) => item.actionable && OUTSTANDING.has(item.status) && item.reviewer.toLowerCase() === reviewer.toLowerCase(),
  );
  return { isAlarm: shown.length > 0, isAlarmBefore: shown.some(({ version }) => version < last) };
}

export function countAlarms(cases: readonly WatchedCase[]): Alarms {
  const events = cases.filter(({ kind }) => kind === 'event');
  const controls = cases.filter(({ kind }) => kind === 'control');
  return {
    events: events.length,
    caught: events.filter((each) => each.isAlarm).length,
    controls: controls.length,
    alarmed: controls.filter((each) => each.isAlarm).length,
    alarmedBefore: controls.filter((each) => each.isAlarmBefore).length,
  };
}
