import type { Database } from 'better-sqlite3';
import type { JudgedComment, Status } from '../model.ts';
import { STATUS_NOW } from '../tallies.ts';
import { type Found, findPage, type SearchOptions, type Target } from './found.ts';
import { listMarkedLines, type MarkedLine } from './mark.ts';
import { markerOf } from './marker.ts';

/** A remark found, where it stands now, and what it says with the words found marked. */
export type RemarkHit = {
  readonly comment: JudgedComment;
  readonly status: Status;
  readonly series: { readonly id: string; readonly title: string };
  readonly lines: readonly MarkedLine[];
};

type Row = {
  readonly id: number;
  readonly time: number;
  readonly content: string;
  readonly status: Status;
  readonly seriesId: string;
  readonly seriesTitle: string;
};

const REMARKS: Target = {
  level: 'comment',
  scope: 'mail',
  columns: `c.number AS id, c.sent AS time, c.content, ${STATUS_NOW} AS status, c.series AS seriesId,
    (SELECT title FROM series WHERE series.id = c.series) AS seriesTitle`,
  from: 'comment AS c INDEXED BY comment_sent',
  time: 'c.sent',
  id: 'c.number',
  inList: 'EXISTS (SELECT 1 FROM series_list WHERE series_list.series = c.series AND list = ?)',
};

/** Lines shown of a remark where none has a word of the query. */
const FIRST_LINES = 4;
const LINES = 6;

/** Remarks of reviewers, the newest first. */
export function searchRemarks(db: Database, query: string, options: SearchOptions): Found<RemarkHit> {
  return findPage<Row, RemarkHit>(db, REMARKS, query, options, (rows, tree) => {
    const marker = markerOf(db, tree);
    return rows.map(({ content, status, seriesId, seriesTitle }) => {
      const comment = JSON.parse(content) as JudgedComment;
      const marked = listMarkedLines(comment.text, marker, LINES);
      return {
        comment,
        status,
        series: { id: seriesId, title: seriesTitle },
        lines: marked.length > 0 ? marked : firstLines(comment.text),
      };
    });
  });
}

function firstLines(text: string): readonly MarkedLine[] {
  return text
    .split('\n', FIRST_LINES)
    .map((each, index) => ({ line: index + 1, text: each }))
    .filter(({ text: each }) => each.trim() !== '');
}
