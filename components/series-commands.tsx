import type { MessageId } from '#db/model.ts';
import { CopyButton } from './copy-button.tsx';
import { loreHref } from './href.ts';

/** What a maintainer or an author takes from here to a terminal or a mail. `head` is the newest revision's. */
export function SeriesCommands({ head, outstanding }: { head: MessageId; outstanding: string }) {
  return (
    <div className="commands">
      {outstanding && <CopyButton text={outstanding} label="Copy outstanding as Markdown" />}
      <CopyButton text={`b4 am ${head}`} label="Copy b4 am" />
      <CopyButton text={`b4 shazam ${head}`} label="Copy b4 shazam" />
      <CopyButton text={head} label="Copy Message-ID" />
      <CopyButton text={loreHref(head)} label="Copy lore link" />
    </div>
  );
}
