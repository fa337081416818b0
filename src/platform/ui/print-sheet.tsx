import type { Child } from 'hono/jsx';

export type Printed = {
  /** "Stampato il 21 novembre 2026". */
  printed: string;
  /** Where the page is, written out: `borgovivo.example/servizi/…`. */
  address: string;
  /** A picture of the QR code that leads there (from our own address, or `data:`), and its words. */
  qr?: { src: string; alt: string };
};

/** Seen on paper only: date, address and QR code, at the foot of the sheet. */
export const PrintFoot = ({ printed, address, qr }: Printed) => (
  <div class="print-foot">
    {qr ? <img src={qr.src} alt={qr.alt} width="120" height="120" loading="eager" /> : null}
    <p>
      {printed}
      <br />
      {address}
    </p>
  </div>
);

/** A part of a page that makes sense on a table by itself: whoever prints it gets its foot too. */
export const PrintSheet = ({ children, ...printed }: Printed & { children?: Child }) => (
  <div class="print-sheet">
    {children}
    <PrintFoot {...printed} />
  </div>
);
