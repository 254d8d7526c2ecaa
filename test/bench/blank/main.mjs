// A window with an empty page in the same shell: what the window bench compares with.
import { readFileSync } from 'node:fs';
import { BrowserWindow, app, protocol } from 'electron';

const FILES = { '/': ['page.html', 'text/html'], '/page.js': ['page.js', 'text/javascript'] };

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.setPath('userData', process.env.ASSAY_USER_DATA);
void app.whenReady().then(() => {
  protocol.handle('app', ({ url }) => {
    const found = FILES[new URL(url).pathname];
    if (!found) return new Response(null, { status: 404 });
    return new Response(readFileSync(new URL(found[0], import.meta.url)), {
      headers: { 'content-type': found[1] },
    });
  });
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.on('ready-to-show', () => window.show());
  // Chromium's own first page may take its place; then it is asked for again.
  window.loadURL('app://assay/').catch(() => window.loadURL('app://assay/'));
});
