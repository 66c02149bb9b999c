import { withQuery } from '#components/href.ts';
import { DECISION_KINDS, type DecisionQuery } from '#db/decisions.ts';
import type { DecisionKind } from '#db/model.ts';

const NAMES = ['path', 'text', 'topic', 'kind', 'list', 'page'] as const;

export type DecisionAddress = Partial<Record<(typeof NAMES)[number], string>>;

/** What the address of a list of decisions asks for; what it does not know is left out. */
export function parseDecisionQuery({ path, text, topic, kind, list }: DecisionAddress): DecisionQuery {
  return {
    ...(path ? { path } : {}),
    ...(text ? { text } : {}),
    ...(topic ? { topic } : {}),
    ...(isKind(kind) ? { kind } : {}),
    ...(list ? { list } : {}),
  };
}

/** The number of the page, from 1. */
export function pageOf({ page }: DecisionAddress): number {
  return /^[1-9]\d{0,4}$/.test(page ?? '') ? Number(page) : 1;
}

/** The address of the same decisions in another form, or on another page. */
export function decisionsAddress(path: string, given: DecisionAddress, page = 1): string {
  const known = Object.fromEntries(NAMES.map((name) => [name, given[name]]));
  return withQuery(path, { ...known, page: page > 1 ? String(page) : undefined });
}

function isKind(text: string | undefined): text is DecisionKind {
  return DECISION_KINDS.some((kind) => kind === text);
}
