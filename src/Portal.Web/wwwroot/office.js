// The editor's toolbar and server-made preview. Everything works without it.
(() => {
  'use strict';
  const body = document.getElementById('Body');
  const preview = document.getElementById('preview');
  const toolbar = document.getElementById('toolbar');
  if (!body || !preview || !toolbar) return;

  const atLines = (change) => {
    const start = body.value.lastIndexOf('\n', body.selectionStart - 1) + 1;
    const next = body.value.indexOf('\n', body.selectionEnd);
    const end = next < 0 ? body.value.length : next;
    body.setRangeText(body.value.slice(start, end).split('\n').map(change).join('\n'), start, end, 'select');
  };
  const heading = (marks) => () => atLines((line) => marks + line.replace(/^#{1,6}\s*/, ''));
  const around = (marks) => () => body.setRangeText(marks + body.value.slice(body.selectionStart, body.selectionEnd) + marks, body.selectionStart, body.selectionEnd, 'end');
  const insert = (text) => () => body.setRangeText(text, body.selectionStart, body.selectionEnd, 'end');
  const tools = [
    ['一级标题', heading('## ')], ['二级标题', heading('### ')], ['正文', heading('')], ['加粗', around('**')],
    ['表格', insert('\n| 项目 | 内容 |\n| --- | --- |\n|  |  |\n')], ['落款', insert('\n::: sign\n发文机关\n\n年月日\n:::\n')],
  ];
  for (const [name, act] of tools) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn small plain';
    button.textContent = name;
    button.addEventListener('click', () => { act(); body.focus(); changed(); });
    toolbar.append(button);
  }
  toolbar.hidden = false;

  let timer = 0;
  let sent = null;
  const render = async () => {
    if (!preview.open || sent === body.value) return;
    sent = body.value;
    const form = new FormData();
    form.set('body', body.value);
    form.set('__RequestVerificationToken', document.querySelector('#edition input[name=__RequestVerificationToken]').value);
    const answer = await fetch('/admin/preview', { method: 'POST', body: form });
    if (answer.ok) document.getElementById('preview-text').innerHTML = await answer.text();
  };
  const changed = () => { clearTimeout(timer); timer = setTimeout(render, 400); };
  body.addEventListener('input', changed);
  preview.addEventListener('toggle', render);

  let saved = new FormData(document.getElementById('edition'));
  const isDirty = () => JSON.stringify([...new FormData(document.getElementById('edition'))]) !== JSON.stringify([...saved]);
  let leaving = false;
  document.getElementById('edition').addEventListener('submit', () => { leaving = true; });
  window.addEventListener('beforeunload', (event) => { if (!leaving && isDirty()) event.preventDefault(); });
})();
