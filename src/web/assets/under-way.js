/**
 * Follows what is under way: the same page is asked for again and again, and only how far it is changes on this one, so that
 * whoever reads or uses it is not interrupted. Once something else is to be shown, it is.
 */
const region = document.querySelector('[data-under-way]');
const AGAIN = 1_000;

const look = async () => {
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer) return later();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const now = page.querySelector('[data-under-way]');
  if (now?.dataset.underWay !== region.dataset.underWay) return location.reload();
  region.replaceChildren(...now.childNodes);
  later();
};

const later = () => setTimeout(() => void look(), AGAIN);

later();
