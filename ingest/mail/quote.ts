import type { Block } from '#db/model.ts';
import { findAttribution, findHeaderBlock } from './attribution.ts';
import { findQuoteStyle, parseQuoteMark } from './quote-mark.ts';
import { isBanner, startsSignature } from './signature.ts';
import { endOfDiff } from './suggested-diff.ts';

/** A line of a reply, and who says it. */
export type QuoteLine = {
  readonly kind: Block['kind'];
  /** 1 for what the answered mail says itself, 2 for what that one quotes ...; 0 unless quoted. */
  readonly depth: number;
  /** Without quote marks. */
  readonly text: string;
};

type Draft = { kind: Block['kind'] | 'blank'; depth: number; text: string };

/** Says of each line of a reply whether it is the writer's own, quoted, or neither. One entry a line of `body`. */
export function parseQuoteLines(body: string): readonly QuoteLine[] {
  const raw = body.split('\n');
  const style = findQuoteStyle(body, raw);
  const lines = raw.map((text): Draft => {
    const { depth, end } = parseQuoteMark(text, style);
    if (depth > 0) return { kind: 'quoted', depth, text: text.slice(end) };
    return { kind: isBlank(text) ? 'blank' : 'own', depth: 0, text };
  });
  markAttributions(raw, lines);
  markHeaderBlocks(raw, lines);
  markSignatures(lines);
  markDiffs(raw, lines);
  return fillBlanks(lines);
}

/** The lines of a reply as runs that belong together, covering all of it. */
export function parseBlocks(body: string): readonly Block[] {
  return listBlocks(parseQuoteLines(body));
}

/** @param lines all lines of a mail */
function listBlocks(lines: readonly QuoteLine[]): readonly Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (let index = 1; index <= lines.length; index++) {
    const head = lines[start];
    if (!head) break;
    const line = lines[index];
    if (line && line.kind === head.kind && line.depth === head.depth) continue;
    const range = { first: start + 1, last: index };
    blocks.push(
      head.kind === 'quoted' ? { ...range, kind: 'quoted', depth: head.depth } : { ...range, kind: head.kind },
    );
    start = index;
  }
  return blocks;
}

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first > 32 && first !== 0xa0 && first !== 0xfeff) return false;
  return text.trim() === '';
}

/** Only what stands right above a quote can be its attribution. */
function markAttributions(raw: readonly string[], lines: Draft[]): void {
  for (let index = 1; index < lines.length; index++) {
    if (lines[index]?.kind !== 'quoted' || lines[index - 1]?.kind === 'quoted') continue;
    const found = findAttribution(raw, index - 1);
    if (found) mark(lines, found.first, found.last + 1, 'attribution');
  }
}

/**
 * Outlook puts the answered mail below its headers, without marks. Where the writer has said nothing above them, he
 * answers between the lines below.
 */
function markHeaderBlocks(raw: readonly string[], lines: Draft[]): void {
  let hasOwn = false;
  for (let index = 0; index < lines.length; index++) {
    if (lines[index]?.kind !== 'own') continue;
    const block = findHeaderBlock(raw, index);
    if (!block) {
      if (!isBanner(lines[index]?.text ?? '')) hasOwn = true;
      continue;
    }
    mark(lines, block.first, block.last + 1, 'attribution');
    if (hasOwn) {
      quoteRest(lines, block.last + 1);
      return;
    }
    index = block.last;
  }
}

function quoteRest(lines: Draft[], start: number): void {
  for (let index = start; index < lines.length; index++) {
    const line = lines[index];
    if (!line || line.kind === 'blank') continue;
    line.kind = 'quoted';
    line.depth++;
  }
}

/** A signature ends where a quote begins: some answer on top and sign there. */
function markSignatures(lines: Draft[]): void {
  let isSignature = false;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'quoted' || line.kind === 'attribution') isSignature = false;
    else if (line.kind === 'own') {
      isSignature ||= startsSignature(line.text, lines[index + 1]?.text ?? '');
      if (isSignature || isBanner(line.text)) line.kind = 'signature';
    }
  }
}

function markDiffs(raw: readonly string[], lines: Draft[]): void {
  for (let index = 0; index < lines.length; index++) {
    if (lines[index]?.kind !== 'own') continue;
    const end = endOfDiff(raw, index);
    if (end === index) continue;
    mark(lines, index, end, 'diff');
    index = end - 1;
  }
}

function mark(lines: Draft[], start: number, end: number, kind: Block['kind']): void {
  for (let index = start; index < end; index++) {
    const line = lines[index];
    if (line) Object.assign(line, { kind, depth: 0 });
  }
}

/** A blank line belongs to what stands above it; at the top, to what stands below. */
function fillBlanks(lines: readonly Draft[]): readonly QuoteLine[] {
  const top = lines.find((line) => line.kind !== 'blank');
  let kind = top && top.kind !== 'blank' ? top.kind : 'own';
  let depth = top?.depth ?? 0;
  return lines.map((line) => {
    if (line.kind !== 'blank') {
      kind = line.kind;
      depth = line.depth;
    }
    return { kind, depth, text: line.text };
  });
}
