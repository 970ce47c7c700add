/**
 * Says at the foot of the page that entries were recorded since it was made, and offers to show them; the page itself
 * stays as it is. The stream is open only while the page is looked at: a browser has few connections to one server.
 */
const region = document.querySelector('.app-live');
const from = Number(region.dataset.from);
let stream;

const link = document.createElement('a');
link.className = 'govuk-link';
link.href = `${location.pathname}${location.search}`;
link.addEventListener('click', (click) => {
  click.preventDefault();
  location.reload();
});

const tell = (count) => {
  const text = count === 1 ? region.dataset.one : region.dataset.many.replace('{}', count.toLocaleString('en-GB'));
  link.textContent = count === 1 ? region.dataset.showOne : region.dataset.showMany;
  region.replaceChildren(`${text} `, link);
};

const listen = () => {
  if (stream || document.visibilityState !== 'visible') return;
  stream = new EventSource(region.dataset.stream);
  stream.addEventListener('message', ({ data }) => {
    const count = Number(data) - from;
    if (count > 0) tell(count);
  });
};

const leave = () => {
  stream?.close();
  stream = undefined;
};

document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? listen() : leave()));
addEventListener('pagehide', leave);
addEventListener('pageshow', listen);
listen();
