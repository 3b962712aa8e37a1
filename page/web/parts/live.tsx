/** What is read aloud when it changes: progress and results politely, what went wrong at once. Both are always there. */
export function Live({ polite, assertive }: { polite: string; assertive: string }) {
  return (
    <div class="aside">
      <p role="status" aria-live="polite">
        {polite}
      </p>
      <p aria-live="assertive">{assertive}</p>
    </div>
  );
}
