/** A mail that is no message: where it lies, and why. */
export type UnreadableEntry = {
  readonly id: number;
  readonly place: string;
  readonly reason: string;
  readonly list: string | null;
  /** bytes */
  readonly size: number;
};

/** Mails that are kept as they came, one a row; `isLinked` where their bytes may be seen. */
export function UnreadableTable({ entries, isLinked }: { entries: readonly UnreadableEntry[]; isLinked: boolean }) {
  return (
    <table className="series-table problem-table">
      <caption className="hidden">Unreadable mails</caption>
      <thead>
        <tr>
          <th scope="col">Where it lies</th>
          <th scope="col">Why it cannot be read</th>
          <th scope="col">Bytes</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, place, reason, list, size }) => (
          <tr key={id} data-stop>
            <th scope="row">
              {isLinked ? (
                <a className="series-title" href={`/problems/${id}`}>
                  {placeName(place)}
                </a>
              ) : (
                placeName(place)
              )}
              {list && <span className="row-facts">{list}</span>}
            </th>
            <td data-label="Why">{reason}</td>
            <td className="number" data-label="Bytes">
              {size}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A file's name without the folders of the machine that it lies on; what is no path stays. */
function placeName(place: string): string {
  return place.startsWith('/') ? place.slice(place.lastIndexOf('/') + 1) : place;
}
