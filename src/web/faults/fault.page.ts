/** What went wrong, as far as a reader is told. */
type Fault = { readonly status: number; readonly title: string; readonly detail: string };

/** A form as it was sent. */
export type SentAgain = { readonly action: string; readonly fields: readonly { readonly name: string; readonly value: string }[] };

/** Headings people know; the words below say what to do. */
const TITLES: Readonly<Record<number, string>> = {
  404: 'Page not found',
  500: 'Sorry, there is a problem with Placement Tracker',
  503: 'Sorry, this cannot be shown at the moment',
};

/** Everything fault.njk shows. */
export const faultPage = ({ status, title, detail }: Fault, again?: SentAgain) => {
  const heading = TITLES[status] ?? title;
  return { title: heading, heading, detail, again };
};
