import { describe, expect, test } from 'vitest';
import { type IntentContext, parseIntent } from '#ingest/review/intent.ts';

/** `request!`: actionable; `request!?`: optional, too. */
function intent(text: string, context: IntentContext): string {
  const { kind, isActionable, isOptional } = parseIntent(text.split('\n'), context);
  return `${kind}${isActionable ? '!' : ''}${isOptional ? '?' : ''}`;
}

const cases: readonly (readonly [context: IntentContext, text: string, intent: string])[] = [
  ['quoted-patch', 'Please use devm_kzalloc() here.', 'request!'],
  ['quoted-patch', 'devm_kzalloc()', 'request!'],
  ['quoted-patch', 'Why is this needed?', 'question!'],
  ['quoted-patch', 'Just curious, where does this number come from?', 'question'],
  ['quoted-patch', 'This leaks the widget when registering fails.', 'bug!'],
  ['quoted-patch', 's/recieve/receive/', 'nit!'],
  ['quoted-patch', 'Nit: needs a blank line.', 'nit!?'],
  ['quoted-patch', 'I would use a bitmap here, but it is up to you.', 'request!?'],
  ['quoted-patch', 'Could be split, as a follow-up. (T62)', 'request!?'],
  ['quoted-patch', 'Looks good to me.', 'praise'],
  ['quoted-patch', 'Nice!', 'praise'],
  ['quoted-patch', 'Nice to have would be a comment here.', 'request!'],
  ['quoted-patch', 'Looks good, but the error path leaks.', 'bug!'],
  ['quoted-patch', 'This looks right, but it might deserve its own patch.', 'request!'],
  ['quoted-patch', 'Please check that it is one of the reserved minor numbers.', 'request!'],
  ['quoted-patch', 'Maybe an optional property would help.', 'request!'],
  ['quoted-patch', 'Ok.', 'info'],
  ['tagged-patch', 'Coherent memory is zeroed, and people set it because the hardware needs it.', 'info'],
  ['quoted-patch', 'Coherent memory is zeroed, and people set it because the hardware needs it.', 'request!'],
  ['tagged-patch', '"Not enough"', 'request!'],
  ['tagged-patch', 'There are two spaces after the second one of these words.', 'request!'],
  ['tagged-patch', 'The error of the second call to the regmap is ignored here, please check it.', 'request!'],
  ['own-discussion', 'It might be a good idea to say so in the documentation.', 'request!'],
  ['whole-mail', 'There is no activity on this for a while. Are you planning to keep working on it?', 'question'],
  ['whole-mail', "This looks good to me now. I don't have time for the tests, but their premise looks good.", 'praise'],
  ['whole-mail', 'Couple minor things besides what the robot found', 'info'],
  ['whole-mail', 'Reviewed-by: Ole Berg <ole@example.org>', 'tag'],
  ['whole-mail', 'LGTM,\nAcked-by: Ole Berg <ole@example.org>', 'tag'],
  ['whole-mail', 'Otherwise\n\nReviewed-by: Ole Berg <ole@example.org>', 'tag'],
  ['quoted-patch', 'For widgets\n\nAcked-by: Ole Berg <ole@example.org>', 'tag'],
  ['whole-mail', 'With that fixed:\nReviewed-by: Ole Berg <ole@example.org>', 'tag'],
  // T54: what the tag depends on stands before it.
  [
    'quoted-patch',
    'A reader floods the log with this, please use dev_warn_ratelimited(). With that fixed:\n\nReviewed-by: Ole Berg <ole@example.org>',
    'request!',
  ],
  [
    'whole-mail',
    'Yes, if you are only fixing that, add (some may say it needs none):\nAcked-by: Ole Berg <ole@example.org>',
    'tag',
  ],
  ['whole-mail', 'Acked-by: Ole Berg <ole@example.org>\nThe build has warnings, though. Please fix them.', 'request!'],
  ['whole-mail', 'Applied, thanks!\n\n[1/1] widget: add a driver\n      commit: 0123456789ab', 'info'],
  // What `b4 ty` and Mark Brown's scripts send.
  [
    'whole-mail',
    "Applied to\n\n   https://git.example.org/widget.git for-next\n\nThanks!\n\n[1/2] widget: should it fail, don't sleep\n      commit: 0123456789ab\n\nIf any updates are required, please send follow-up patches.",
    'info',
  ],
  [
    'whole-mail',
    'Applied, but please fix the warnings.\n\n[1/2] widget: add a driver\n      commit: 0123456789ab',
    'request!',
  ],
  ['whole-mail', 'I will take this once it was in next for a week, please let me know if you mind.', 'info'],
  ['whole-mail', 'Soaking in https://example.org/please/fix/this.git', 'info'],
  ['whole-mail', 'One thing left, see below.', 'info'],
  ['whole-mail', 'Please split this in two.', 'request!'],
  ['discussion', 'Can you make this unsigned instead?', 'question!'],
  ['discussion', 'I agree with Rae.', 'info'],
  ['discussion', 'The register is eight bits wide on all boards.', 'info'],
  ['discussion', 'Yes, because the core should call it before the bus is up.', 'info'],
  ['discussion', 'Yes, but please say so in a comment.', 'request!'],
  ['own-discussion', 'The core should not do that, so it cannot happen, and no driver does it either.', 'request!'],
  ['own-discussion', 'It is called from the interrupt.', 'info'],
  ['own-discussion', 'One more thing: what if it is called twice?', 'question!'],
  ['own-discussion', 'It does not really matter, but usually there is no else.', 'info'],
];

describe('parseIntent', () => {
  test.each(cases)('%s: %s', (context, text, expected) => {
    expect(intent(text, context)).toBe(expected);
  });
});
