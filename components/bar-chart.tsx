export type Bar = { readonly label: string; readonly value: number };

const WIDTH = 640;
const HEIGHT = 120;

type Props = {
  /** The question that the chart answers. */
  readonly question: string;
  readonly bars: readonly Bar[];
  /** What is counted, for the largest value: `items`. */
  readonly unit: string;
};

/** A row of bars, drawn on the server; the numbers stand below it as a table for those who read them. */
export function BarChart({ question, bars, unit }: Props) {
  if (bars.length === 0) return <p className="soft">Nothing to show.</p>;
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  const step = WIDTH / bars.length;
  return (
    <figure className="chart">
      <figcaption>{question}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`}
        role="img"
        aria-label={`${question} The numbers are in the table below.`}
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--hairline-strong)" />
        {bars.map((bar, index) => {
          const height = (bar.value / most) * (HEIGHT - 14);
          return (
            <g key={bar.label}>
              <title>{`${bar.label}: ${bar.value} ${unit}`}</title>
              <rect
                x={index * step + step * 0.15}
                width={step * 0.7}
                y={HEIGHT - height}
                height={height}
                fill="var(--accent)"
              />
            </g>
          );
        })}
        <text x="0" y={HEIGHT + 14}>
          {bars[0]?.label}
        </text>
        {bars.length > 1 && (
          <text x={WIDTH} y={HEIGHT + 14} textAnchor="end">
            {bars.at(-1)?.label}
          </text>
        )}
      </svg>
      <details>
        <summary>{`Numbers (most: ${most} ${unit})`}</summary>
        <table>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td className="number">{bar.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
