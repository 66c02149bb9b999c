type Props = {
  readonly label: string;
  readonly name: string;
  /** What stands for no choice. */
  readonly any: string;
  /** Value and words of each. */
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly given: string | undefined;
};

/** One choice of a filter, or none. */
export function Choice({ label, name, any, options, given }: Props) {
  return (
    <label>
      {label}{' '}
      <select name={name} defaultValue={given ?? ''}>
        <option value="">{any}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
