/** A page as data; everything in it is text and is escaped here. */
export interface Page {
  readonly tone: 'good' | 'bad' | 'care' | 'plain';
  readonly title: string;
  readonly text: readonly string[];
  /** What a server said, in its own words. */
  readonly quote?: readonly string[];
  readonly after?: readonly string[];
  /** Ours, and never anything from a request. */
  readonly script?: string;
  /** Shown where the script does not run. */
  readonly noScript?: string;
}

/** Longer than any message that is meant to be read. */
const MAX_QUOTE = 600;

const MARKS: { readonly [tone in Page['tone']]: string } = { good: '✓', bad: '✕', care: '!', plain: '' };

/** The page as HTML. `nonce` allows its style and its script, and is base64. */
export function renderPage(page: Page, nonce: string): string {
  const mark =
    MARKS[page.tone] === ''
      ? ''
      : `<span class="mark ${page.tone}" aria-hidden="true">${MARKS[page.tone]}</span>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title)} · Assay</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<p class="brand"><span class="coin" aria-hidden="true"></span>Assay</p>
<h1>${mark}${escapeHtml(page.title)}</h1>
<div id="text">${page.text.map(paragraph).join('')}${page.noScript === undefined ? '' : `<noscript>${paragraph(page.noScript)}</noscript>`}</div>
${quote(page.quote)}${(page.after ?? []).map(paragraph).join('')}
</main>
${page.script === undefined ? '' : `<script nonce="${nonce}">${page.script}</script>`}
</body>
</html>
`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** A server's words may be of any length, and may try to turn the direction of the text around them. */
function quote(lines: readonly string[] | undefined): string {
  if (!lines || lines.length === 0) return '';
  const cut = lines.map((line) => (line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE)}…` : line));
  return `<blockquote>${cut.map((line) => `<p><bdi>${escapeHtml(line)}</bdi></p>`).join('')}</blockquote>`;
}

/** Text that is text, between tags and in quoted attributes. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root { --bg:#f6f5f2; --panel:#fff; --line:#e4e1da; --ink:#1d1b17; --ink-2:#56514a; --sunken:#faf9f7;
  --good:#17693a; --good-soft:#e5f3ea; --bad:#b3261e; --bad-soft:#fcebe9; --care:#96500a; --care-soft:#fdf0df; --coin:#c98a1b; }
@media (prefers-color-scheme: dark) { :root { --bg:#141311; --panel:#1c1b18; --line:#302d28; --ink:#f2efe8; --ink-2:#bbb5a8;
  --sunken:#171614; --good:#79d39b; --good-soft:#16301f; --bad:#ff8a80; --bad-soft:#3a1c1a; --care:#f2b066; --care-soft:#362711; --coin:#f0c060; } }
* { box-sizing:border-box; margin:0; }
body { min-height:100vh; display:grid; grid-template-columns:minmax(0,460px); place-content:center; padding:24px; background:var(--bg); color:var(--ink);
  font:15px/1.55 "Inter Variable",Inter,system-ui,-apple-system,"Segoe UI",sans-serif; }
main { padding:28px 32px 30px; background:var(--panel); border:1px solid var(--line); border-radius:12px; }
.brand { display:flex; align-items:center; gap:8px; margin-bottom:22px; font-size:13px; font-weight:600; }
.coin { width:16px; height:16px; border-radius:50%; background:radial-gradient(circle at 35% 30%,#f6dc9b,var(--coin) 60%,#8a5a00); }
h1 { display:flex; align-items:flex-start; gap:12px; margin-bottom:10px; font-size:20px; font-weight:600; line-height:1.3; }
.mark { flex:none; display:grid; place-content:center; width:26px; height:26px; border-radius:50%; font-size:14px; line-height:1; }
.good { color:var(--good); background:var(--good-soft); } .bad { color:var(--bad); background:var(--bad-soft); } .care { color:var(--care); background:var(--care-soft); }
p { color:var(--ink-2); overflow-wrap:anywhere; } p + p, blockquote + p { margin-top:10px; } .brand { color:var(--ink); }
#text { color:var(--ink-2); }
blockquote { margin-top:12px; padding:12px 14px; background:var(--sunken); border:1px solid var(--line); border-radius:8px; }
blockquote p { font:13px/1.5 "JetBrains Mono Variable",ui-monospace,SFMono-Regular,Menlo,Consolas,monospace; color:var(--ink); font-variant-ligatures:none; }
`;
