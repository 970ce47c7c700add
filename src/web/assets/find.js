/**
 * Offers children while somebody types in the box at the head of the page: from the second letter on, by arrow keys and Enter or
 * by a click. What is typed is sent in the body, never in an address. Without this script the box leads to a page of results.
 */
const form = document.querySelector('.app-find');
const input = form.querySelector('input');
const list = form.querySelector('[role=listbox]');
const status = form.querySelector('[role=status]');
const WAIT = 120;
let waiting;
let asked;
let chosen = -1;

const close = () => {
  list.hidden = true;
  chosen = -1;
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
};

const choose = (place) => {
  const options = [...list.children];
  chosen = options.length === 0 ? -1 : (place + options.length) % options.length;
  options.forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)));
  if (chosen < 0) return;
  input.setAttribute('aria-activedescendant', options[chosen].id);
  options[chosen].scrollIntoView({ block: 'nearest' });
};

const line = (className, text) => {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
};

const optionOf = ({ reference, name, about, href }, place) => {
  const option = document.createElement('li');
  option.id = `found-${place}`;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.dataset.href = href;
  option.append(line('app-find__who', name ? `${name} ` : `Child ${reference} `), line('app-find__about', name ? `${reference}. ${about}` : about));
  return option;
};

const offer = ({ children, status: told }) => {
  list.replaceChildren(...children.map(optionOf));
  status.textContent = told;
  list.hidden = children.length === 0;
  input.setAttribute('aria-expanded', String(!list.hidden));
  chosen = -1;
  input.removeAttribute('aria-activedescendant');
};

const ask = async () => {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  try {
    const answer = await fetch(form.dataset.suggestions, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: input.value }),
      signal,
    });
    if (answer.ok) offer(await answer.json());
  } catch {
    if (!signal.aborted) close();
  }
};

input.addEventListener('input', () => {
  clearTimeout(waiting);
  if (input.value.trim().length < 2) {
    asked?.abort();
    status.textContent = '';
    return close();
  }
  waiting = setTimeout(ask, WAIT);
});

input.addEventListener('keydown', (press) => {
  if (list.hidden) return;
  if (press.key === 'ArrowDown') choose(chosen + 1);
  else if (press.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1);
  else if (press.key === 'Escape') close();
  else if (press.key === 'Enter' && chosen >= 0) location.assign(list.children[chosen].dataset.href);
  else return;
  press.preventDefault();
});

list.addEventListener('pointerdown', (press) => press.preventDefault());
list.addEventListener('click', (click) => {
  const option = click.target.closest('[role=option]');
  if (option) location.assign(option.dataset.href);
});
form.addEventListener('focusout', ({ relatedTarget }) => {
  if (!form.contains(relatedTarget)) close();
});
