/** What a reader sees who asks for something that the store does not have. */
export function UnknownMessage() {
  return (
    <div className="prose">
      <h1>This is not in the store</h1>
      <p>
        No mail, series or page has this address. If it is a Message-ID, its thread was not ingested yet. Fetch it from
        lore and load this page again:
      </p>
      <pre>bin/reroll ingest https://lore.kernel.org/all/MESSAGE-ID/</pre>
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
