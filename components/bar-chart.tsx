import { scaleBand, scaleLinear } from 'd3-scale';

/** A value is null where there is nothing to measure, which is not 0. */
export type Bar = { readonly label: string; readonly value: number | null };

const WIDTH = 640;
const HEIGHT = 120;
/** Room for the numbers of the axis, and for the labels below. */
const LEFT = 36;
const BELOW = 18;

type Props = {
  /** The question that the chart answers. */
  readonly question: string;
  readonly bars: readonly Bar[];
  /** What is counted: `items`. */
  readonly unit: string;
};

/** A row of bars, drawn on the server; the numbers stand below it as a table for those who read them. */
export function BarChart({ question, bars, unit }: Props) {
  if (bars.every(({ value }) => value === null)) {
    return (
      <figure className="chart">
        <figcaption>{question}</figcaption>
        <p className="soft">Nothing to show.</p>
      </figure>
    );
  }
  const most = bars.reduce((largest, { value }) => Math.max(largest, value ?? 0), 1);
  const y = scaleLinear([0, most], [HEIGHT, 0]).nice(3);
  // Nobody has half a series.
  const isCounted = bars.every(({ value }) => Number.isInteger(value ?? 0));
  const ticks = y.ticks(3).filter((tick) => !isCounted || Number.isInteger(tick));
  const x = scaleBand(
    bars.map(({ label }) => label),
    [LEFT, WIDTH],
  ).padding(0.25);
  const [first, last] = [bars[0]?.label, bars.at(-1)?.label];
  return (
    <figure className="chart">
      <figcaption>
        {question} <span className="soft">{unit}</span>
      </figcaption>
      <svg
        viewBox={`0 -8 ${WIDTH} ${HEIGHT + 8 + BELOW}`}
        role="img"
        aria-label={`${question} The numbers are in the table below.`}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={LEFT}
              x2={WIDTH}
              y1={y(tick)}
              y2={y(tick)}
              stroke={tick === 0 ? 'var(--hairline-strong)' : 'var(--hairline)'}
            />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {bars.map(
          ({ label, value }) =>
            value !== null && (
              <g key={label}>
                <title>{`${label}: ${value} ${unit}`}</title>
                <rect x={x(label)} width={x.bandwidth()} y={y(value)} height={HEIGHT - y(value)} fill="var(--accent)" />
              </g>
            ),
        )}
        <text x={LEFT} y={HEIGHT + 14}>
          {first}
        </text>
        {last !== first && (
          <text x={WIDTH} y={HEIGHT + 14} textAnchor="end">
            {last}
          </text>
        )}
      </svg>
      <details>
        <summary>Numbers</summary>
        <table>
          <tbody>
            {bars.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="number">{value ?? 'none'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
