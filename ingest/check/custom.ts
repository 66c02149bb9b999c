import type { JudgedComment, PostedPatch, PostedSeries } from '#db/model.ts';
import { type Detector, isAskFor, type Place } from './detector.ts';

/** What reviewers did where a detector found something. */
export type Custom = {
  readonly detector: Detector;
  /** Reviewed series in the first revision of which it found something. */
  readonly series: number;
  /** Those of them in which somebody asked for it on that patch. */
  readonly asked: number;
  /** Those in which somebody asked for it, or for anything at the first place that it found. */
  readonly spoken: number;
  /** The comments that asked, the newest first. */
  readonly comments: readonly JudgedComment[];
};

/** What is known of the detectors that look at one kind of thing. */
export type Customs = {
  readonly all: readonly Custom[];
  /** How often reviewers spoke of what they found, from 0 to 1. */
  readonly share: number;
};

/** A comment stands below what it is about. */
const NEAR_LINES = 3;

type Finding = {
  readonly detector: Detector;
  readonly asks: readonly JudgedComment[];
  readonly isSpoken: boolean;
};

/** Learns from reviewed series, in any order, how often reviewers speak of what the detectors of each group find. */
export function learnCustoms(groups: readonly (readonly Detector[])[], reviewed: Iterable<PostedSeries>): Customs[] {
  const findings: Finding[] = [];
  for (const series of reviewed) {
    for (const detector of groups.flat()) {
      const found = findIn(detector, series);
      if (found) findings.push({ detector, ...found });
    }
  }
  return groups.map((detectors) => {
    const found = findings.filter(({ detector }) => detectors.includes(detector));
    return {
      all: detectors.map((detector) => customOf(detector, found)),
      share: countSpoken(found) / Math.max(1, found.length),
    };
  });
}

function customOf(detector: Detector, findings: readonly Finding[]): Custom {
  const own = findings.filter((finding) => finding.detector === detector);
  return {
    detector,
    series: own.length,
    asked: own.filter(({ asks }) => asks.length > 0).length,
    spoken: countSpoken(own),
    comments: own.flatMap(({ asks }) => asks).sort((x, y) => y.sent - x.sent || (x.id < y.id ? -1 : 1)),
  };
}

function countSpoken(findings: readonly Finding[]): number {
  return findings.filter(({ isSpoken }) => isSpoken).length;
}

function findIn(detector: Detector, { patches, comments }: PostedSeries) {
  const found = patches.flatMap((posted) => {
    const [place] = detector.find(posted.patch);
    if (!place) return [];
    const onPatch = comments.filter((comment) => isStanding(comment) && isOnPatch(comment, posted));
    const asks = onPatch.filter((comment) => isAskFor(detector, comment));
    return [{ asks, isSpoken: asks.length > 0 || onPatch.some((comment) => isNear(comment, place)) }];
  });
  if (found.length === 0) return undefined;
  return { asks: found.flatMap(({ asks }) => asks), isSpoken: found.some(({ isSpoken }) => isSpoken) };
}

/** A comment that was taken back, or is disputed, asks for nothing. */
export function isStanding({ isActionable, isBot, judgement }: JudgedComment): boolean {
  return isActionable && !isBot && judgement.status !== 'disputed' && judgement.reason !== 'withdrawn';
}

/** Whether a comment is about a place, whatever it says. */
function isNear({ anchor }: JudgedComment, { path, line }: Place): boolean {
  if (anchor.kind !== 'line' || anchor.file !== path || anchor.newLine === null) return false;
  return Math.abs(anchor.newLine - line.number) <= NEAR_LINES;
}

function isOnPatch({ anchor }: JudgedComment, { messageId }: PostedPatch): boolean {
  return 'patch' in anchor && anchor.patch === messageId;
}
