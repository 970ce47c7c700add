/** A postcode as it is looked up: capital letters and figures, no blanks; undefined where the text is no postcode. */
export const postcodeIn = (text: string): string | undefined => {
  const plain = text.replace(/\s/g, '').toUpperCase();
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(plain) ? plain : undefined;
};

/** A point of the national grid, in whole metres east and north of its origin. */
export type GridReference = { readonly easting: number; readonly northing: number };

/**
 * Straight-line miles between two postcodes, to one decimal: √(Δeasting² + Δnorthing²) ÷ 1000 ÷ 1.6093 (PL_DISTANCE, by the
 * department's guide to the SSDA903 return; V:datastore takes it straight from there).
 */
export const milesBetween = (a: GridReference, b: GridReference): number => {
  const metres = Math.sqrt((a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2);
  return Math.round((metres / 1000 / 1.6093) * 10) / 10;
};
