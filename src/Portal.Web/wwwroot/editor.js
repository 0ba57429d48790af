// The editor: toolbar, preview, paste, keeping, findings in the margin. Everything essential works without it.
import { ask } from './office.js';

const form = document.getElementById('edition');
const body = document.getElementById('Body');
const here = form.dataset.here;
const isNew = form.dataset.new === 'true';
const byId = (id) => document.getElementById(id);
const show = (element, text) => { element.textContent = text; element.hidden = text === ''; };

/* ---- toolbar and keyboard ---- */
const put = (text, from, to, select = 'end') => {
  body.focus();
  body.setSelectionRange(from, to);
  // Through the browser's own editing, so that Ctrl+Z takes it back.
  if (!document.execCommand('insertText', false, text)) body.setRangeText(text, from, to, select);
  if (select === 'select') body.setSelectionRange(from, from + text.length);
  body.dispatchEvent(new Event('input', { bubbles: true }));
};
const atLines = (change) => {
  const start = body.value.lastIndexOf('\n', body.selectionStart - 1) + 1;
  const next = body.value.indexOf('\n', body.selectionEnd);
  const end = next < 0 ? body.value.length : next;
  put(body.value.slice(start, end).split('\n').map(change).join('\n'), start, end, 'select');
};
const heading = (marks) => () => atLines((line) => marks + line.replace(/^#{1,6}\s*/, ''));
const around = (marks) => () => put(marks + body.value.slice(body.selectionStart, body.selectionEnd) + marks, body.selectionStart, body.selectionEnd);
const insert = (text) => () => put(text, body.selectionStart, body.selectionEnd);
const tools = [
  ['一级标题', heading('## '), 'Control+1'], ['二级标题', heading('### '), 'Control+2'], ['正文', heading(''), 'Control+0'], ['加粗', around('**'), 'Control+B'],
  ['列表', () => atLines((line) => '- ' + line.replace(/^- /, ''))], ['表格', insert('\n| 项目 | 内容 |\n| --- | --- |\n|  |  |\n')],
  ['抬头', insert('\n::: to\n各县（区）民政局：\n:::\n')], ['落款', insert('\n::: sign\n发文机关\n\n年月日\n:::\n')],
];
const toolbar = byId('toolbar');
for (const [name, act, keys] of tools) {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'btn small plain', textContent: name, tabIndex: toolbar.children.length ? -1 : 0 });
  if (keys) { button.setAttribute('aria-keyshortcuts', keys); button.title = keys.replace('Control', 'Ctrl'); }
  button.addEventListener('click', act);
  toolbar.append(button);
}
toolbar.hidden = false;
// One stop for the Tab key, arrows inside, as toolbars have it.
toolbar.addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...toolbar.children];
  const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
});
body.addEventListener('keydown', (event) => {
  if (!event.ctrlKey || event.altKey || event.metaKey) return;
  const tool = tools.find(([, , keys]) => keys === 'Control+' + event.key.toUpperCase());
  if (tool) { event.preventDefault(); tool[1](); }
});
document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
  event.preventDefault();
  form.querySelector('button[value=save]').click();
});

/* ---- paste from Word, WPS and pages ---- */
const note = byId('paste-note');
body.addEventListener('paste', async (event) => {
  const data = event.clipboardData;
  const html = data.getData('text/html');
  // A single line without structure is better as it stands.
  if (!/<(h\d|p|li|table|div)\b/i.test(html)) return;
  event.preventDefault();
  const plain = data.getData('text/plain');
  const [from, to] = [body.selectionStart, body.selectionEnd];
  show(note, '正在整理粘贴的内容……');
  // Pictures inside the paste stay behind: they can be megabytes and go no further.
  const sent = new FormData();
  sent.set('html', html.replace(/(\ssrc\s*=\s*["'])data:[^"']{100,}/gi, '$1data:,'));
  const { ok, answer } = await ask('/admin/paste', sent);
  if (!ok) { show(note, answer.status === 422 ? answer.detail : answer.detail + ' 已按纯文字粘贴。'); if (answer.status !== 422) put(plain, from, to); return; }
  put(answer.markdown, from, to);
  show(note, ['已粘贴，按 Ctrl+Z 可以撤销。', ...answer.notes].join(''));
});

/* ---- preview made by the server ---- */
const preview = byId('preview');
let rendered = null;
const render = async () => {
  if (!preview.open || rendered === body.value) return;
  rendered = body.value;
  const sent = new FormData();
  sent.set('body', body.value);
  const { ok, answer } = await ask('/admin/preview', sent, 'text/html');
  if (ok) byId('preview-text').innerHTML = answer;
};
preview.addEventListener('toggle', render);

/* ---- what was typed is kept, apart from the paper ---- */
const fields = () => { const all = new FormData(form); all.delete('__RequestVerificationToken'); all.delete('Version'); return JSON.stringify([...all]); };
let [saved, kept, leaving, busy] = [fields(), null, false, false];
if (byId('restored')) saved = '';
const keep = async () => {
  if (busy || leaving) return;
  busy = true;
  const now = fields();
  const dirty = now !== saved;
  const sent = dirty && now !== kept ? new FormData(form) : new FormData();
  sent.set('Version', form.elements.Version.value);
  sent.set('dirty', dirty && now !== kept);
  const { ok, answer } = await ask(here + '/keep', sent);
  busy = false;
  const status = byId('kept-at');
  if (!ok) { show(status, '没有暂存：' + answer.detail); status.classList.add('wrong'); return; }
  status.classList.remove('wrong');
  if (answer.kept) { kept = now; show(status, `已暂存 ${answer.at}`); }
  const told = answer.stale && !isNew ? '别人刚刚保存了这份文件。您保存时会看到两边的内容，不会互相覆盖。' : answer.others.length ? `${answer.others.join('、')}也打开了这份文件。先保存的生效，后保存的会看到两边的内容。` : '';
  if (byId('others').textContent.trim() !== told) show(byId('others'), told);
};
setInterval(keep, 15000);

/* ---- findings in the margin, mended by one click ---- */
const margin = byId('live-wording');
const inputs = { title: 'Title', summary: 'Summary', body: 'Body', documentNumber: 'DocumentNumber', issuingBody: 'IssuingBody' };
const words = { title: '标题', summary: '内容概述', body: '正文', documentNumber: '发文字号', issuingBody: '发文机关', attachmentName: '附件名称' };
const MOST = 60;
let [checked, timer] = [null, 0];
const make = (name, props, ...children) => { const e = Object.assign(document.createElement(name), props); e.append(...children); return e; };
const go = (f) => {
  const field = byId(inputs[f.field]);
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
  field?.setSelectionRange(f.start, f.start + f.length);
  // A long text scrolls to the place: blur and focus make browsers do it.
  if (field === body) { const lines = body.value.slice(0, f.start).split('\n').length; body.scrollTop = Math.max(0, (lines / body.value.split('\n').length) * body.scrollHeight - body.clientHeight / 3); }
};
const mend = (f) => {
  const field = byId(inputs[f.field]);
  if (!field || field.value.slice(f.start, f.start + f.length) !== f.found) { check(); return; }
  if (field === body) put(f.suggestion, f.start, f.start + f.length);
  else { field.setRangeText(f.suggestion, f.start, f.start + f.length, 'end'); field.dispatchEvent(new Event('input', { bubbles: true })); }
  check();
};
const line = (f) => {
  const item = make('li', {}, make('span', { className: `tag ${f.severity === 'error' ? 'bad' : 'warn'}`, textContent: f.kindName }), ` ${words[f.field]}：`,
    make('button', { type: 'button', className: 'place', textContent: f.found.length > 40 ? f.found.slice(0, 40) + '……' : f.found, title: '到这一处', onclick: () => go(f) }), make('p', { textContent: f.message }));
  if (f.suggestion !== null && f.suggestion !== undefined && inputs[f.field]) item.append(make('button', { type: 'button', className: 'btn small', textContent: f.suggestion === '' ? '删去' : `改为“${f.suggestion}”`, onclick: () => mend(f) }));
  return item;
};
const check = async () => {
  const sent = new FormData();
  for (const [name, id] of Object.entries(inputs)) sent.set(name, byId(id)?.value ?? '');
  for (const file of document.querySelectorAll('#files .file')) sent.append('attachments', file.dataset.name);
  const key = JSON.stringify([...sent]);
  if (key === checked) return;
  checked = key;
  const { ok, answer } = await ask('/admin/wording', sent);
  if (!ok) return;
  const found = answer.findings;
  const errors = found.filter((f) => f.severity === 'error');
  margin.replaceChildren(make('h2', { textContent: found.length ? `文字检查：${errors.length} 处应当改正，${found.length - errors.length} 处请核对` : '文字检查：没有发现问题' }),
    ...(found.length ? [make('ul', { className: 'findings' }, ...[...errors, ...found.filter((f) => f.severity !== 'error')].slice(0, MOST).map(line))] : [make('p', { className: 'lead', textContent: '机器检查不能代替人工核对。' })]),
    ...(found.length > MOST ? [make('p', { className: 'lead', textContent: `还有 ${found.length - MOST} 处没有列出。` })] : []));
  margin.hidden = false;
  byId('stored-wording').hidden = true;
};
const changed = () => { clearTimeout(timer); timer = setTimeout(() => { render(); check(); }, 500); };
form.addEventListener('input', changed);
document.addEventListener('attached', () => { check(); });
check();

/* ---- leaving ---- */
form.addEventListener('submit', (event) => { leaving = event.submitter?.formTarget !== '_blank'; });
for (const other of document.querySelectorAll('#files form, #kept form')) other.addEventListener('submit', () => { leaving = true; });
window.addEventListener('beforeunload', (event) => { if (!leaving && fields() !== saved && fields() !== kept) event.preventDefault(); });
