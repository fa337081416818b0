/** How to print the page: a sentence and, where script runs, a button. The page must carry the island `print`. */
export const PrintButton = ({ label, help }: { label: string; help: string }) => (
  <comunanza-print class="no-print" data-label={label}>
    <p class="small muted">{help}</p>
  </comunanza-print>
);
