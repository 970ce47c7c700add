/** Pence as pounds, `£1,234.50`; whole pounds without pence. */
export const poundsInWords = (pence: number): string => {
  const size = Math.abs(pence);
  const pounds = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = size % 100;
  return `${pence < 0 ? '−' : ''}£${pounds}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
};
