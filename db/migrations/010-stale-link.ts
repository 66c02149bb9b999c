/** What is still to be linked, so that linking can stop between any two revisions. */
export const staleLink = `
-- Revisions near a change, whose predecessor has to be looked for; in the order in which they were found.
CREATE TABLE stale_link (
  id INTEGER PRIMARY KEY,
  head TEXT NOT NULL UNIQUE
) STRICT;
`;
