/**
 * @param id as the user gave it
 * @throws a message that says how to get the series, where the store has none for `id`
 */
export function requireReview<Found>(id: string, review: Found | undefined): Found {
  if (review !== undefined) return review;
  throw new Error(
    `No series in the store has a mail with the Message-ID ${id}.\n` +
      `Read its thread first: reroll ingest https://lore.kernel.org/all/${id}/`,
  );
}
