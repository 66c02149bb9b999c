/** What a reader sees before anything was ingested. */
export function EmptyStore() {
  return (
    <div className="prose">
      <h1>Nothing is here yet</h1>
      <p>Reroll reads mailing list archives. Give it one, and its series appear here:</p>
      <pre>{`bin/reroll ingest ~/mirrors/linux-fpga.git        a public-inbox mirror
bin/reroll ingest thread.mbox.gz                  an mbox, a maildir, a single mail
bin/reroll ingest https://lore.kernel.org/all/MESSAGE-ID/`}</pre>
      <p>The pages can stay open while it runs.</p>
    </div>
  );
}
