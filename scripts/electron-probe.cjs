// Says that Electron really starts here; run by scripts/start.mjs with a time limit.
const { app } = require('electron');
app.disableHardwareAcceleration();
void app.whenReady().then(() => {
  process.stdout.write('assay-electron-ok\n');
  app.exit(0);
});
