import { describe, expect, it } from 'vitest';
import { draftChangelog, formatChangelog } from '#db/changelog-draft.ts';
import type { JudgedComment, RevisionLabel } from '#db/model.ts';
import { formatMarkdown, formatText } from '#db/outstanding-text.ts';
import { label } from '../label.ts';
import { comment, revision, seriesReview } from './series-review.ts';

const review = seriesReview();

describe('a changelog draft', () => {
  const revisions = [1, 2, 3].map(revision);
  const done = (addressedIn: RevisionLabel | null, text: string, change: Partial<JudgedComment> = {}) => {
    const base = comment('addressed', { text, ...change });
    return { comment: { ...base, judgement: { ...base.judgement, addressedIn } }, status: 'addressed' as const };
  };

  it('has what was addressed, newest first, with who asked', () => {
    const items = [
      done(label(2), 'Check it.\nAnd more.'),
      done(label(3), 'Use SZ_4K'),
      { comment: comment('open'), status: 'open' as const },
      done(null, 'All errors (new ones prefixed by >>):', { isBot: true, counter: 2 }),
    ];
    expect(formatChangelog(draftChangelog(items, { revisions }))).toBe(
      'Changes in v3:\n- patch 1: Use SZ_4K (Tomás Ferreira)\n- patch 2: fix what was reported (Tomás Ferreira)\n\n' +
        'Changes in v2:\n- patch 1: Check it (Tomás Ferreira)\n',
    );
  });

  it('is empty where nothing was', () => {
    expect(formatChangelog(draftChangelog([{ comment: comment('open'), status: 'open' }], { revisions }))).toBe('');
  });
});

describe('the outstanding list', () => {
  const items = [{ comment: comment('open'), status: 'open' as const }];
  const archive = { name: 'archive', template: 'https://lists.example.org/{id}' };

  it('is a Markdown task list with code, words and link', () => {
    expect(formatMarkdown([{ review, items, archive }])).toBe(`## widget: add a driver

### Patch 1, drivers/widget/core.c

- [ ] Use SZ_1M here.

      #define WIDGET_WINDOW 0x100000

  Tomás Ferreira on [v1](https://lists.example.org/review%40example.org), open
`);
    expect(formatMarkdown([{ review, items: [], archive }])).toBe('');
  });

  it('names mails by their Message-IDs where no archive is known', () => {
    expect(formatMarkdown([{ review, items, archive: undefined }])).toContain('  Tomás Ferreira on v1, open\n');
    expect(formatText([{ review, items, archive: undefined }])).toContain('\n     review@example.org\n');
  });

  it('makes no tag, link or picture of what a mail says', () => {
    const text = 'See ![x](https://example.org/x) <b onclick=x> [y](javascript:x) \\[z](x)';
    const hostile = [{ comment: { ...comment('open'), text }, status: 'open' as const }];
    expect(formatMarkdown([{ review, items: hostile, archive }])).toContain(
      '- [ ] See !\\[x\\](https://example.org/x) \\<b onclick=x> \\[y\\](javascript:x) \\\\\\[z\\](x)',
    );
  });

  it('says that nothing is', () => {
    expect(formatText([{ review, items: [], archive }])).toBe('Nothing is outstanding.\n');
  });
});
