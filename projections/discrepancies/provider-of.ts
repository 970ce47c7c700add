/** The return's own word for a setting that Ofsted does not register (V:222). */
const NOT_OFSTEDS = 'XXXXXXX';

/** The provider's record that a placement refers to; null where it names none that could be on record. */
export const providerOf = ({ urn, home }: { readonly urn: string | null; readonly home: string | null }): string | null =>
  home ?? (urn === null || urn === NOT_OFSTEDS ? null : urn);
