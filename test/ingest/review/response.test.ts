import { describe, expect, test } from 'vitest';
import { isGeneralResponse, parseFollowUp, parseResponse } from '#ingest/review/response.ts';

describe('parseResponse', () => {
  test.each([
    ['Will do.', 'agreed'],
    ['Ok.', 'agreed'],
    ['Good catch, thanks.', 'agreed'],
    ["You're right, I'll change it in v3.", 'agreed'],
    ['Oops.', 'agreed'],
    ['I think it is not necessary. I will remove it.', 'agreed'],
    ['Sure, why not?', 'agreed'],
    ['Done.', 'done'],
    ['Removed', 'done'],
    ['Fixed in v2.', 'done'],
    ['I already changed that locally.', 'done'],
    ["No, that doesn't work on older boards.", 'disagreed'],
    ["I'd prefer to keep it.", 'disagreed'],
    ["I don't think that is better.", 'disagreed'],
    ['It is needed by the next patch.', 'disagreed'],
    ['Do you mean the first or the second?', 'asked'],
    ['The register is eight bits wide.', 'explained'],
    ['Yes, since the register is only eight bits wide on the older boards.', 'explained'],
    ['', 'none'],
  ])('%s', (text, expected) => {
    expect(parseResponse(text)).toBe(expected);
  });
});

describe('parseFollowUp', () => {
  test.each([
    ['Fair enough. (T60)', 'withdrawn'],
    ['Never mind, I misread it.', 'withdrawn'],
    ['Ok, then keep it.', 'withdrawn'],
    ['Oof, I forgot about the old boards again.', 'withdrawn'],
    ['I was wrong about that.', 'withdrawn'],
    ['You forgot it again.', 'insisted'],
    ['Ok, thanks.', 'accepted'],
    ['Makes sense.', 'accepted'],
    ['I still think this is wrong.', 'insisted'],
    ['As I said, it must not sleep.', 'insisted'],
    ['No, it is just unusual. Probably right, you decide.', 'withdrawn'],
    // Consent to an explanation, and what is wanted of it, as seen in linux-leds.
    ['Yes, please add a short version of that to the code.', 'insisted'],
    ['Okay. Please say in the commit message why that is safe.', 'insisted'],
    ['Yes please.', 'insisted'],
    ['Right, so just print it and remove the rest.', 'insisted'],
    ['I agree that one is enough. Simply use the other file.', 'insisted'],
    ['Yes. Should be removed from the second patch, too.', 'insisted'],
    ['Ok, please let me know if you need more boards.', 'accepted'],
    ['Ah, right. All good then.', 'accepted'],
    ['And on the older boards?', 'asked'],
    ['The older boards have two of them.', 'explained'],
  ])('%s', (text, expected) => {
    expect(parseFollowUp(text)).toBe(expected);
  });
});

describe('isGeneralResponse', () => {
  test.each([
    ["Thanks, I'll fix all of these in v3.", false, true],
    ['Will address your comments in the next version.', false, true],
    ['All done.', false, true],
    ['Will do.', true, false],
    ['Will be fixed in v3.', false, false],
    ['I have no problems with the changes and will integrate them into a v3.', true, true],
    ['All boards have it.', false, false],
    ['I will test it on all boards.', false, false],
  ])('%s', (text, isPreface, expected) => {
    expect(isGeneralResponse(text, isPreface)).toBe(expected);
  });
});
