import type { PrintedCell } from './printed-table.js';

/** A number as it is written: thousands apart, and a true minus; shorthand in square brackets. */
export const textOf = (cell: PrintedCell): string => {
  if (cell.mark) return `[${cell.mark}]`;
  const [whole = '0', fraction] = Math.abs(cell.number).toFixed(cell.decimals).split('.');
  return `${cell.number < 0 ? '−' : ''}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
};
