// What others called it, while somebody types into the search box. The box works without it.
const box = document.querySelector('form[role=search] input[name=q]');
const list = document.getElementById('suggestions');
const known = new Map();
let waiting = 0;
let asked = '';

const suggest = async () => {
  const words = box.value.trim();
  if (words.length < 2 || words === asked) return;
  asked = words;
  try {
    const answer = await fetch(`/search/suggest?q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } });
    if (!answer.ok || box.value.trim() !== words) return;
    const suggestions = await answer.json();
    list.replaceChildren(...suggestions.map(({ text, address }) => {
      known.set(text, address);
      const option = document.createElement('option');
      option.value = text;
      return option;
    }));
  } catch { /* without suggestions, then */ }
};

box?.addEventListener('input', (event) => {
  // A suggestion was chosen rather than a character typed: of a paper the paper itself, of words their results.
  if ((!event.inputType || event.inputType === 'insertReplacementText') && known.has(box.value)) {
    const address = known.get(box.value);
    if (address) location.assign(address);
    else box.form.requestSubmit();
    return;
  }
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 200);
});
