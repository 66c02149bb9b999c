import { describe, expect, test } from 'vitest';
import { COLUMNS, type Column } from '#db/query/operator.ts';
import { sortBody } from '#db/search/diff-words.ts';

function sort(body: string): Partial<Record<Column, string[]>> {
  const sorted = Object.fromEntries(COLUMNS.map((column) => [column, []])) as unknown as Record<Column, string[]>;
  sortBody(body, sorted);
  return Object.fromEntries(Object.entries(sorted).filter(([, texts]) => texts.length > 0));
}

const DIFF = `Text.
---
 a.c | 2 +-

diff --git a/lib/a.c b/lib/b.c
similarity index 90%
index 1234567..89abcde 100644
--- a/lib/a.c
+++ b/lib/b.c
@@ -1,3 +1,3 @@ static int probe(void)
 kept
-gone
+come

-- 
2.40
`;

describe('lines are sorted as public-inbox sorts them', () => {
  test('a patch, to its signature', () => {
    expect(sort(DIFF)).toEqual({
      own: ['Text.', '---', ' a.c | 2 +-', 'diff --git a/lib/a.c b/lib/b.c', 'similarity index 90%', '2.40'],
      path: ['lib/a.c', 'lib/b.c'],
      blob_before: ['1234567'],
      blob_after: ['89abcde'],
      heading: [' static int probe(void)'],
      context: [' kept'],
      removed: ['-gone'],
      added: ['+come'],
    });
  });

  test('quotes, and what stands between them', () => {
    expect(sort('> a\n>> b\nc\n> d')).toEqual({ quoted: ['> a\n>> b\n', '> d'], own: ['c\n'] });
  });

  test('a diff in a quote is a quote', () => {
    expect(Object.keys(sort(DIFF.replace(/^/gm, '> ')))).toEqual(['quoted']);
  });

  test('new files, binary files, and text behind a diff', () => {
    const body = `diff --git a/x.bin b/x.bin
new file mode 100644
GIT binary patch
literal 10
Rcmd;PW=U@abcdef

diff --git a/y b/y
--- /dev/null
+++ b/y
@@ -0,0 +1 @@
+new
Then words.
+ no line of a diff
`;
    const { own, added, path } = sort(body);
    expect(path).toEqual(['x.bin', 'y']);
    expect(added).toEqual(['+new']);
    expect(own).toContain('Then words.');
    expect(own).toContain('+ no line of a diff');
    expect(own?.join()).not.toContain('Rcmd');
  });

  test.each([
    ['spaces in both names', 'a/x y b/x y', ['x y']],
    ['a space before a slash', 'a/x /y b/x /y', ['x /y']],
    ['quoted by git', '"a/\\303\\244" "b/\\303\\244"', ['\\303\\244']],
    ['one name', 'a/x', undefined],
    ['a folder', 'a/x b/', undefined],
    ['no first part', '/x b/x', undefined],
  ])('the names of a diff: %s', (_, names, path) => {
    expect(sort(`--- \ndiff --git ${names}\n`).path).toEqual(path);
  });
});
