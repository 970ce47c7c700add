/**
 * Shows of the households and homes offered beneath a form only those that what is typed is found in. Without this script
 * all of them are listed.
 */
const offered = document.querySelector('.app-offered');
const rows = [...offered.querySelectorAll('tbody tr')].map((row) => ({ row, text: row.textContent.toLowerCase().replace(/\s+/g, ' ') }));

const label = document.createElement('label');
label.className = 'govuk-label';
label.htmlFor = 'offered-filter';
label.textContent = offered.dataset.label;
const input = document.createElement('input');
input.className = 'govuk-input govuk-input--width-20';
input.id = 'offered-filter';
input.type = 'search';
input.autocomplete = 'off';
const status = document.createElement('p');
status.className = 'govuk-hint';
status.setAttribute('role', 'status');
const group = document.createElement('div');
group.className = 'govuk-form-group';
group.append(label, input, status);

const show = () => {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { row, text } of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) shown += 1;
  }
  for (const table of offered.querySelectorAll('.app-scroll')) table.hidden = !table.querySelector('tbody tr:not([hidden])');
  status.textContent = words.length === 0 ? '' : offered.dataset[shown === 1 ? 'one' : 'many'].replace('{}', shown);
};

if (rows.length > 1) {
  offered.querySelector('p').after(group);
  input.addEventListener('input', show);
  input.addEventListener('keydown', (press) => {
    if (press.key === 'Enter') press.preventDefault();
  });
  addEventListener('pageshow', show);
}
