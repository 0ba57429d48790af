// What desks share: asking the server, dropping files with progress, lists by keyboard. Everything works without it.

const token = () => document.querySelector('input[name=__RequestVerificationToken]')?.value ?? '';

/** Sends a form and gives { ok, answer }; a no comes as problem details with words to show. */
export const ask = async (address, form, accept = 'application/json') => {
  form.set('__RequestVerificationToken', token());
  try {
    const response = await fetch(address, { method: 'POST', body: form, headers: { Accept: accept } });
    const isJson = response.headers.get('Content-Type')?.includes('json');
    const answer = isJson ? await response.json() : await response.text();
    if (response.ok) return { ok: true, answer };
    return { ok: false, answer: isJson ? { status: response.status, ...answer } : { status: response.status, detail: response.status === 413 ? '内容太大。' : '服务器没有办成。' } };
  } catch {
    return { ok: false, answer: { status: 0, detail: '网络不通，稍后再试；本页内容还在。' } };
  }
};

/* ---- files dropped on a form that has data-drop ---- */
const send = (form, files) => new Promise((resolve) => {
  const [bar, words] = form.querySelector('.progress').children;
  form.querySelector('.progress').hidden = false;
  const data = new FormData(form);
  const name = form.querySelector('input[type=file]').name;
  data.delete(name);
  for (const file of files) data.append(name, file);
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'application/json');
  request.upload.addEventListener('progress', (event) => { bar.value = event.total ? (event.loaded / event.total) * 100 : 0; words.textContent = `正在上传 ${Math.round(bar.value)}%`; });
  request.addEventListener('loadend', () => {
    let answer = {};
    try { answer = JSON.parse(request.responseText); } catch { /* said below */ }
    const ok = request.status >= 200 && request.status < 300;
    bar.value = ok ? 100 : 0;
    words.textContent = ok ? answer.done ?? '' : answer.detail ?? (request.status === 413 ? '文件太大。' : '没有上传成功，请重试。');
    words.classList.toggle('wrong', !ok);
    resolve(ok ? answer : null);
  });
  request.send(data);
});

const took = (answer) => {
  if (!answer) return;
  if (answer.go) { location.assign(answer.go); return; }
  for (const version of document.querySelectorAll('input[name=Version], input[name=version]')) version.value = answer.version;
  document.getElementById('files').outerHTML = answer.html;
  document.dispatchEvent(new Event('attached'));
};

for (const form of document.querySelectorAll('form[data-drop]')) {
  const input = form.querySelector('input[type=file]');
  form.addEventListener('dragover', (event) => { event.preventDefault(); form.classList.add('over'); });
  form.addEventListener('dragleave', () => form.classList.remove('over'));
  form.addEventListener('drop', async (event) => {
    event.preventDefault();
    form.classList.remove('over');
    if (event.dataTransfer.files.length) took(await send(form, event.dataTransfer.files));
  });
  form.addEventListener('submit', async (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    const answer = await send(form, input.files);
    if (answer) form.reset();
    took(answer);
  });
}

/* ---- lists: j and k or the arrows go from row to row, Enter opens ---- */
const rows = [...document.querySelectorAll('table.grid-table tbody tr')].filter((row) => row.querySelector('a'));
document.addEventListener('keydown', (event) => {
  if (!rows.length || event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(event.target.tagName)) return;
  const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (at < 0 && event.key.startsWith('Arrow')) return;
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + step))].querySelector('a').focus();
});

/* ---- batches: choose all at once ---- */
const batch = document.querySelector('#batch thead th');
if (batch) {
  const all = Object.assign(document.createElement('input'), { type: 'checkbox', ariaLabel: '全选' });
  all.addEventListener('change', () => { for (const box of document.querySelectorAll('#batch tbody input[type=checkbox]')) box.checked = all.checked; });
  batch.replaceChildren(all);
}
