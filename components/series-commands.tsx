import type { MessageId } from '#db/model.ts';
import { CopyButton } from './copy-button.tsx';
import type { ArchiveLink } from './href.ts';
import { shellWord } from './shell-word.ts';

type Props = {
  /** Of the newest revision. */
  readonly head: MessageId;
  readonly archive: ArchiveLink | null;
  readonly outstanding: string;
};

/** What a maintainer or an author takes from here to a terminal or a mail. */
export function SeriesCommands({ head, archive, outstanding }: Props) {
  return (
    <div className="commands">
      {outstanding && <CopyButton text={outstanding} label="Copy outstanding as Markdown" />}
      <CopyButton text={`b4 am ${shellWord(head)}`} label="Copy b4 am" />
      <CopyButton text={`b4 shazam ${shellWord(head)}`} label="Copy b4 shazam" />
      <CopyButton text={head} label="Copy Message-ID" />
      {archive && <CopyButton text={archive.href} label={`Copy ${archive.name} link`} />}
    </div>
  );
}
