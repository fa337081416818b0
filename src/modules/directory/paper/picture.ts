import { create } from 'qrcode';

/** An address as a QR code inside the page: a sheet prints at once, without a request for each. `data:image/svg+xml;…` */
export function qrPicture(address: string): string {
  const { modules } = create(address, { errorCorrectionLevel: 'L' });
  const { size, data } = modules;
  const rows = Array.from({ length: size }, (_, y) => runsOf(data.slice(y * size, (y + 1) * size), y));
  // Two squares of white around it, as half of what the standard asks: sheets are white anyway.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 ${size + 4} ${size + 4}" shape-rendering="crispEdges"><path fill="#fff" d="M-2-2h${size + 4}v${size + 4}h-${size + 4}z"/><path d="${rows.join('')}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The dark squares of a line, each run of them as one rectangle. */
function runsOf(line: Uint8Array, y: number): string {
  let path = '';
  for (let x = 0; x < line.length; x += 1) {
    const from = x;
    while (line[x]) x += 1;
    if (x > from) path += `M${from} ${y}h${x - from}v1h-${x - from}z`;
  }
  return path;
}
