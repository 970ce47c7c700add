import { counted } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';

/** As many children as are shown at once: an agency has hundreds, and each stands in two tables. */
const AT_ONCE = 50;

/** The children who are placed there now, a page at a time; what is paid for them is on the same page. */
export const placedOnPage = <Placed>(now: readonly Placed[], asked: number, href: (page: number) => string) => {
  const pages = Math.max(1, Math.ceil(now.length / AT_ONCE));
  const page = asked <= pages ? asked : 1;
  return {
    placed: now.slice((page - 1) * AT_ONCE, page * AT_ONCE),
    /** “, page 2 of 3”; nothing where there is one page. */
    ofPages: pages > 1 ? `, page ${page} of ${pages}` : '',
    all: counted(now.length, 'child', 'children'),
    /** A page past the last leads to the first. */
    pastTheEnd: asked > pages ? href(1) : undefined,
    pagination: pagination(page, pages, href),
  };
};
