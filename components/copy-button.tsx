/** Copies `text`; shown where scripts run (app/client/copy.ts finds it by its data). */
export function CopyButton({ text, label }: { text: string; label: string }) {
  return (
    <button type="button" className="copy" data-copy={text} hidden>
      {label}
    </button>
  );
}
