import { createHash } from 'node:crypto';

/** The one stylesheet of all pages. Colours are those of the window (`renderer/styles`), light and dark. */
export const STYLE = `
:root{color-scheme:light dark;
--bg:#f6f5f2;--panel:#fff;--sunken:#faf9f7;--line:#e4e1da;--line-strong:#8d867a;--ink:#1d1b17;--ink-2:#56514a;
--accent:#8a5a00;--accent-soft:#fbf1dc;--accent-line:#e6c988;--focus:#2457d6;--primary:#1d1b17;--on-primary:#fff;
--hover:#f0ede6;--violation:#b3261e;--violation-soft:#fcebe9;--pass:#17693a}
@media (prefers-color-scheme:dark){:root{
--bg:#141311;--panel:#1c1b18;--sunken:#171614;--line:#302d28;--line-strong:#7d776b;--ink:#f2efe8;--ink-2:#bbb5a8;
--accent:#f0c060;--accent-soft:#332a15;--accent-line:#6b5520;--focus:#8fb0ff;--primary:#f2efe8;--on-primary:#171614;
--hover:#262420;--violation:#ff8a80;--violation-soft:#3a1c1a;--pass:#79d39b}}
*{box-sizing:border-box}
html{font:15px/1.5 "Inter Variable",Inter,system-ui,sans-serif;background:var(--bg);color:var(--ink)}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;padding:7vh 16px 32px}
main{width:100%;max-width:440px;background:var(--panel);border:1px solid var(--line);border-radius:12px;padding:28px;
box-shadow:0 1px 2px rgb(40 30 10/.06),0 4px 16px rgb(40 30 10/.05)}
header{width:100%;max-width:440px;display:flex;align-items:center;gap:10px;margin:0 0 14px;padding:0 2px;font-weight:650}
header span{font-weight:400;color:var(--ink-2);font-size:13px;margin-left:auto}
.coin{width:18px;height:18px;flex:none}
h1{font-size:20px;line-height:1.3;font-weight:650;margin:0 0 6px;overflow-wrap:anywhere}
p{margin:0 0 14px}
.lead{color:var(--ink-2)}
code{font:13px/1.5 "JetBrains Mono Variable","JetBrains Mono",ui-monospace,monospace;font-variant-ligatures:none;
overflow-wrap:anywhere}
label.field{display:block;font-weight:550;margin:14px 0 4px}
input[type=text],input[type=password]{width:100%;font:inherit;color:inherit;background:var(--panel);
border:1px solid var(--line-strong);border-radius:8px;padding:9px 11px}
input.code{font:20px/1.4 "JetBrains Mono Variable",ui-monospace,monospace;letter-spacing:.12em;text-align:center;
text-transform:uppercase}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.hint{font-size:13px;color:var(--ink-2);margin:6px 0 0}
.note{font-size:13.5px;background:var(--accent-soft);border:1px solid var(--accent-line);border-radius:8px;
padding:10px 12px;margin:18px 0 0}
.wrong{font-size:13.5px;background:var(--violation-soft);border:1px solid var(--violation);border-radius:8px;
padding:10px 12px;margin:14px 0 0}
.wrong b{color:var(--violation)}
.actions{display:flex;flex-wrap:wrap;gap:10px;margin-top:22px}
button,a.button{font:inherit;font-weight:600;border-radius:8px;padding:9px 16px;cursor:pointer;
border:1px solid var(--line-strong);background:var(--panel);color:var(--ink);text-decoration:none;text-align:center}
button:hover,a.button:hover{background:var(--hover)}
button.primary{background:var(--primary);border-color:var(--primary);color:var(--on-primary);flex:1 1 9em}
button.primary:hover{background:var(--primary);opacity:.9}
.who{display:flex;align-items:center;gap:10px;background:var(--sunken);border:1px solid var(--line);border-radius:8px;
padding:9px 12px;margin:16px 0 0;font-size:14px}
.who a{margin-left:auto;color:inherit;white-space:nowrap}
a{color:inherit}
fieldset{border:0;margin:18px 0 0;padding:0}
legend{padding:0;font-weight:600;font-size:13.5px;margin-bottom:2px}
legend code{font-weight:400;color:var(--ink-2);display:block;font-size:12px}
.scope{display:flex;flex-wrap:wrap;gap:2px 10px;padding:8px 0;border-top:1px solid var(--line);align-items:baseline}
fieldset .scope:first-of-type{border-top:0}
.scope input{width:16px;height:16px;margin:0;flex:none;position:relative;top:3px;accent-color:var(--accent)}
.scope label{flex:1 1 12em}
.scope code{color:var(--ink-2);font-size:12px;padding-left:26px}
dd p{margin:0 0 8px}dd p:last-child{margin:0}
dl{margin:18px 0 0;display:grid;grid-template-columns:max-content 1fr;gap:6px 14px;font-size:14px}
dt{color:var(--ink-2)}dd{margin:0;overflow-wrap:anywhere}
.big{display:block;font-size:28px;letter-spacing:.1em;text-align:center;padding:14px;margin:16px 0;
background:var(--sunken);border:1px solid var(--line);border-radius:8px}
footer{width:100%;max-width:440px;margin-top:14px;padding:0 2px;font-size:12.5px;color:var(--ink-2)}
@media (max-width:420px){body{padding-top:20px}main{padding:20px}}
@media (forced-colors:active){.note,.wrong,main{border:1px solid}}
`;

/** The source expression by which a Content-Security-Policy lets exactly this stylesheet through. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
