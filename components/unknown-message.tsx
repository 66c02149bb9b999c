import { ingestCommand } from './shell-word.ts';

/** What a reader sees who asks for something that the store does not have; `id` is the Message-ID, where it is one. */
export function UnknownMessage({ id }: { id: string | null }) {
  return (
    <div className="prose">
      <h1>This is not in the store</h1>
      {id ? (
        <p>
          Nothing of <span className="mono">{id}</span> was ingested yet. Fetch its thread from lore and load this page
          again:
        </p>
      ) : (
        <p>
          No mail, series or page has this address. A Message-ID whose thread was not ingested yet is fetched from lore
          by
        </p>
      )}
      <pre>{`bin/reroll ${ingestCommand(id ?? 'MESSAGE-ID')}`}</pre>
      <p>Or take a whole list, which then stays up to date with every further run:</p>
      <pre>
        git clone --mirror https://lore.kernel.org/linux-leds/0 linux-leds.git{'\n'}bin/reroll ingest linux-leds.git
      </pre>
      <p>
        <a href="/search">Search the mail that is here</a> or <a href="/series">see all series</a>.
      </p>
    </div>
  );
}
