import { number } from './formats.js';

type PageLink = { readonly number: string; readonly href: string; readonly current: boolean };

/** The pages beside the one shown, the first and the last; what is left out between them is an ellipsis. */
const linked = (page: number, pages: number): readonly number[] =>
  Array.from({ length: pages }, (_, index) => index + 1).filter(
    (one) => one === 1 || one === pages || Math.abs(one - page) <= 1,
  );

/** What the design system’s pagination is given; nothing where there is one page only. */
export const pagination = (page: number, pages: number, href: (page: number) => string) => {
  if (pages <= 1) return undefined;
  const numbers = linked(page, pages);
  const items = numbers.flatMap((one, place): readonly (PageLink | { readonly ellipsis: true })[] => [
    ...(one - (numbers[place - 1] ?? 0) > 1 ? [{ ellipsis: true as const }] : []),
    { number: number(one), href: href(one), current: one === page },
  ]);
  return {
    landmarkLabel: 'Pages of the list',
    items,
    previous: page > 1 ? { href: href(page - 1) } : undefined,
    next: page < pages ? { href: href(page + 1) } : undefined,
  };
};
