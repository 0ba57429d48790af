// What others called it, while somebody types into the search box: a list to go through with the arrows or to touch. The box works without it.
const box = document.querySelector('form[role=search] input[name=q]');
const list = document.getElementById('suggestions');
let shown = [];
let chosen = -1;
let waiting = 0;
let asked = '';

const choose = (n) => {
  list.children[chosen]?.removeAttribute('aria-selected');
  chosen = n;
  const option = list.children[n];
  if (!option) {
    box.removeAttribute('aria-activedescendant');
    return;
  }
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  box.setAttribute('aria-activedescendant', option.id);
};

const show = (suggestions) => {
  choose(-1);
  shown = suggestions;
  list.replaceChildren(...shown.map(({ text }, n) => {
    const option = document.createElement('li');
    option.setAttribute('role', 'option');
    option.id = `suggestion-${n}`;
    option.textContent = text;
    return option;
  }));
  list.hidden = shown.length === 0;
  box.setAttribute('aria-expanded', String(!list.hidden));
};

// Of a paper or a topic its page, of words their results.
const open = ({ text, address }) => {
  show([]);
  if (address) {
    location.assign(address);
    return;
  }
  box.value = text;
  box.form.requestSubmit();
};

const suggest = async () => {
  const words = box.value.trim();
  if (words === asked) return;
  asked = words;
  if (words.length < 2) {
    show([]);
    return;
  }
  try {
    const answer = await fetch(`/search/suggest?q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } });
    if (answer.ok && box.value.trim() === words && document.activeElement === box) show(await answer.json());
  } catch { /* without suggestions, then */ }
};

const later = () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 200);
};

if (box && list) {
  for (const [name, value] of [['role', 'combobox'], ['aria-controls', list.id], ['aria-autocomplete', 'list'], ['aria-expanded', 'false']]) box.setAttribute(name, value);
  // While Chinese is put together the box holds letters that nobody means.
  box.addEventListener('input', (event) => { if (!event.isComposing) later(); });
  box.addEventListener('compositionend', later);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === 'Escape') show([]);
    else if (event.key === 'ArrowDown') choose(chosen + 1 < shown.length ? chosen + 1 : 0);
    else if (event.key === 'ArrowUp') choose(chosen > 0 ? chosen - 1 : shown.length - 1);
    else if (event.key === 'Enter' && chosen >= 0) open(shown[chosen]);
    else return;
    event.preventDefault();
  });
  box.addEventListener('blur', () => {
    asked = '';
    show([]);
  });
  // The box keeps the focus, or the list would be gone before the click.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const n = [...list.children].indexOf(event.target.closest('li'));
    if (n >= 0) open(shown[n]);
  });
}
