import type { Child } from 'hono/jsx';

type PrintSheetProps = {
  /** "Stampato il 21 novembre 2026". */
  printed: string;
  /** Where the page is, written out: `comunanza.example/servizi/…`. */
  address: string;
  /** A picture of the QR code that leads there (our own address, or `data:`), and its words. */
  qr?: { src: string; alt: string };
  children?: Child;
};

/** What is around it prints as a sheet that makes sense on a table: date, address and QR code at the end. */
export const PrintSheet = ({ printed, address, qr, children }: PrintSheetProps) => (
  <div class="print-sheet">
    {children}
    <div class="print-foot">
      {qr ? <img src={qr.src} alt={qr.alt} width="120" height="120" /> : null}
      <p>
        {printed}
        <br />
        {address}
      </p>
    </div>
  </div>
);
