import fc from 'fast-check';

/** Small archives as fast-check invents them: series in revisions, replies, copies, and holes where mails are missing. */

const PEOPLE = ['Mira Lindqvist', 'Tomas Okafor', 'Ines Caldeira'] as const;
const TITLES = [
  'widget: Add the hub',
  'widget: Fix a leak in remove',
  'dt-bindings: widget: Describe the hub',
] as const;
const REMARKS = [
  'Please use devm_kzalloc() here.',
  'Why is this needed?',
  'Reviewed-by: Ines Caldeira <ines.caldeira@example.org>',
  'This leaks the clock when probe fails, please fix.',
  'Done in v3, thanks.',
  'Applied, thanks.',
  'nit: spelling of "recieve".',
] as const;

type RevisionPlan = {
  readonly patches: number;
  readonly hasCover: boolean;
  readonly isThreaded: boolean;
  /** Sent as an answer to the revision before. */
  readonly isReply: boolean;
  readonly hasNumber: boolean;
};

type ReplyPlan = { readonly to: number; readonly by: number; readonly remark: number; readonly isQuoting: boolean };

type ThreadPlan = {
  readonly author: number;
  readonly title: number;
  readonly revisions: readonly RevisionPlan[];
  readonly replies: readonly ReplyPlan[];
};

const revisionPlan: fc.Arbitrary<RevisionPlan> = fc.record({
  patches: fc.integer({ min: 1, max: 3 }),
  hasCover: fc.boolean(),
  isThreaded: fc.boolean(),
  isReply: fc.boolean(),
  hasNumber: fc.boolean(),
});

const threadPlan: fc.Arbitrary<ThreadPlan> = fc.record({
  author: fc.nat(PEOPLE.length - 1),
  title: fc.nat(TITLES.length - 1),
  revisions: fc.array(revisionPlan, { minLength: 1, maxLength: 3 }),
  replies: fc.array(
    fc.record({
      to: fc.nat(30),
      by: fc.nat(PEOPLE.length - 1),
      remark: fc.nat(REMARKS.length - 1),
      isQuoting: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
});

/** The mails of some threads; some missing, some twice as two lists carried them. */
export const inventedArchive: fc.Arbitrary<readonly string[]> = fc
  .record({
    threads: fc.array(threadPlan, { minLength: 1, maxLength: 3 }),
    missing: fc.array(fc.nat(40), { maxLength: 4 }),
    copied: fc.array(fc.nat(40), { maxLength: 4 }),
  })
  .map(({ threads, missing, copied }) => {
    const mails = threads.flatMap((thread, index) => writeThread(thread, index));
    return mails
      .filter((_, index) => !missing.includes(index))
      .flatMap((mail, index) => (copied.includes(index) ? [writeMail(mail), writeCopy(mail)] : [writeMail(mail)]));
  });

type Mail = {
  readonly id: string;
  readonly by: number;
  readonly subject: string;
  readonly references: readonly string[];
  readonly sent: number;
  readonly body: string;
};

function writeThread(thread: ThreadPlan, index: number): Mail[] {
  const mails: Mail[] = [];
  const title = TITLES[thread.title] ?? '';
  const start = Date.UTC(2026, 0, 1 + index * 3);
  for (const [step, revision] of thread.revisions.entries()) {
    const number = step === 0 || !revision.hasNumber ? '' : ` v${step + 1}`;
    const head = `t${index}v${step + 1}`;
    const former = mails[0];
    const above = revision.isReply && former ? [...former.references, former.id] : [];
    const first = `${head}p${revision.hasCover ? 0 : 1}@example.org`;
    const sent = start + step * 86_400_000;
    const common = { by: thread.author };
    for (let counter = revision.hasCover ? 0 : 1; counter <= revision.patches; counter += 1) {
      const id = `${head}p${counter}@example.org`;
      const count = revision.patches === 1 && !revision.hasCover ? '' : ` ${counter}/${revision.patches}`;
      mails.push({
        ...common,
        id,
        subject: `[PATCH${number}${count}] ${counter === 0 ? title : `${title}, part ${counter}`}`,
        references: id === first ? above : revision.isThreaded ? [...above, first] : [],
        sent: sent + counter * 1000,
        body: counter === 0 ? 'Hello,\n\nthis is a series.\n' : writePatch(counter, step),
      });
    }
  }
  for (const [order, reply] of thread.replies.entries()) {
    const parent = mails[reply.to % mails.length];
    if (!parent) continue;
    const quote = parent.body
      .split('\n')
      .slice(0, 14)
      .map((line) => `> ${line}`);
    mails.push({
      id: `t${index}r${order}@example.org`,
      by: reply.by,
      subject: `Re: ${parent.subject.replace(/^Re: /, '')}`,
      references: [...parent.references, parent.id],
      sent: parent.sent + 3_600_000 + order * 60_000,
      body: [...(reply.isQuoting ? quote : []), '', REMARKS[reply.remark] ?? '', ''].join('\n'),
    });
  }
  return mails;
}

function writePatch(counter: number, step: number): string {
  const path = `drivers/widget/part${counter}.c`;
  return [
    'It is needed.',
    '',
    `Signed-off-by: Mira Lindqvist <mira.lindqvist@example.org>`,
    '---',
    `diff --git a/${path} b/${path}`,
    'index 0123456..789abcd 100644',
    `--- a/${path}`,
    `+++ b/${path}`,
    '@@ -1,3 +1,5 @@',
    ' int probe(void)',
    ' {',
    `+\thub = ${step === 0 ? 'kzalloc' : 'devm_kzalloc'}(sizeof(*hub), GFP_KERNEL);`,
    `+\tuse(hub, ${counter}, ${step});`,
    ' \treturn 0;',
    '',
  ].join('\n');
}

function writeMail({ id, by, subject, references, sent, body }: Mail, list = 'widget'): string {
  const name = PEOPLE[by] ?? '';
  const parent = references.at(-1);
  return [
    `From: ${name} <${name.toLowerCase().replace(' ', '.')}@example.org>`,
    `To: ${list}@example.org`,
    `Date: ${new Date(sent).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}>`,
    ...(parent ? [`In-Reply-To: <${parent}>`, `References: ${references.map((each) => `<${each}>`).join('\n ')}`] : []),
    `List-Id: <${list}.example.org>`,
    `Subject: ${subject}`,
    '',
    body,
  ].join('\n');
}

/** As another list carried it: its own header and footer. */
function writeCopy(mail: Mail): string {
  return writeMail({ ...mail, body: `${mail.body}\n` }, 'hub');
}
