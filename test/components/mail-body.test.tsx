import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MailBody } from '#components/mail-body.tsx';
import type { Block } from '#db/model.ts';

const lines = Array.from({ length: 40 }, (_, index) => `> line ${index + 1}`);

test('a long quote is folded except for its last lines, which are what is answered', () => {
  const blocks: Block[] = [{ kind: 'quoted', depth: 1, first: 1, last: 40 }];
  const html = renderToStaticMarkup(<MailBody lines={lines} blocks={blocks} isNumbered={false} />);
  const [folded = '', shown = ''] = html.split('</details>');
  expect(folded).toContain('32 quoted lines');
  expect(folded).toContain('line 32\n'.trim());
  expect(folded).not.toContain('line 33');
  expect(shown).toContain('line 33');
  expect(shown).toContain('line 40');
});

test('a quote of a quote is folded together with what quotes it', () => {
  const blocks: Block[] = [
    { kind: 'quoted', depth: 2, first: 1, last: 10 },
    { kind: 'quoted', depth: 1, first: 11, last: 20 },
    { kind: 'own', first: 21, last: 40 },
  ];
  const html = renderToStaticMarkup(<MailBody lines={lines} blocks={blocks} isNumbered={false} />);
  expect(html).toContain('12 quoted lines');
});

test('a short quote is not folded', () => {
  const blocks: Block[] = [{ kind: 'quoted', depth: 1, first: 1, last: 10 }];
  expect(renderToStaticMarkup(<MailBody lines={lines} blocks={blocks} isNumbered={false} />)).not.toContain('<details');
});

test('every line can be linked, and markup in a mail stays text', () => {
  const html = renderToStaticMarkup(<MailBody lines={['<script>', 'b']} blocks={null} isNumbered />);
  expect(html).toContain('id="L1"');
  expect(html).toContain('id="L2"');
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toContain('<script>');
});
