/** What the report does when it is touched: changes its language, and opens an explanation. */
export const PAGE_SCRIPT = `
const reasons = JSON.parse(document.getElementById('reasons').textContent);
const dialog = document.querySelector('dialog');
const text = dialog.querySelector('pre');
function speak(lang) {
  document.body.dataset.lang = lang;
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  for (const button of document.querySelectorAll('nav button'))
    button.setAttribute('aria-pressed', String(button.dataset.lang === lang));
  const title = document.querySelector('h1 [lang="' + lang + '"]') ?? document.querySelector('h1');
  document.title = title.textContent;
}
document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button === null) return;
  if (button.dataset.lang) speak(button.dataset.lang);
  else if (button.dataset.figure) {
    text.textContent = reasons[button.dataset.figure][document.body.dataset.lang];
    dialog.showModal();
    dialog.scrollTop = 0;
  } else dialog.close();
});
speak(document.body.dataset.lang);
`;
