'use client';

/** What a reader sees where a page could not be made. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <div className="prose">
      <h1>This page could not be made</h1>
      <p>Something in the store was not as expected. The mail itself is not lost.</p>
      {error.digest && (
        <p>
          The server&apos;s log has the reason under <code>{error.digest}</code>.
        </p>
      )}
      <p>
        <a href="/">Back to the queue</a>
      </p>
    </div>
  );
}
