import { FRAGMENT_HEADER } from './fragment-header.ts';

/**
 * The script of the fragment page: posts what is after the `#` to the page's own address, and goes where the answer
 * says. Where that fails, the address stays as it is, so that it can be copied. `token` is base64url.
 */
export function fragmentScript(token: string): string {
  return `
const say = (text) => { document.getElementById('text').textContent = text; };
const fragment = location.hash.slice(1);
if (fragment === '') {
  document.querySelector('h1').textContent = 'There is no answer in this';
  say('The address has nothing after a ? and nothing after a #. Assay is still waiting.');
} else {
  say('One moment.');
  fetch(location.pathname, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', '${FRAGMENT_HEADER}': '${token}' },
    body: fragment,
    credentials: 'omit',
    redirect: 'error',
  })
    .then((response) => (response.ok ? response.text() : Promise.reject(new Error(String(response.status)))))
    .then((next) => location.replace(next))
    .catch(() => say('Assay could not be reached. Copy the whole address of this page and paste it into Assay.'));
}
`;
}
