// In Italy a ten-thousandth of a degree is 11 m of latitude and 8 m of longitude.
const LAT_STEP = 0.0005;
const LON_STEP = 0.0006;

/**
 * A position rounded to a grid of about 50 metres: near enough to say what is close, too coarse to say which door. As
 * text, so that it stands in the address as it is.
 */
export function positionRounded(lat: number, lon: number): { lat: string; lon: string } {
  const on = (value: number, step: number) => (Math.round(value / step) * step).toFixed(4);
  return { lat: on(lat, LAT_STEP), lon: on(lon, LON_STEP) };
}
