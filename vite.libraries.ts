// What the libraries bring that this window never uses is left out of its bundle, by plugins of ours.
import type { Plugin } from 'vite';

/** Tables of what react-aria says to screen readers, by language. */
const DICTIONARIES = /[\\/](react-aria|react-aria-components|react-stately)[\\/]dist[\\/].*intlStrings\.mjs$/;
/** Lines of such a table about a language that the window itself is not in. */
const OTHER_LANGUAGES = /^(import .*\/|\s+")(?!en-US)[a-z]{2}-[A-Z]{2}(\.mjs";|": .*)\n/gm;

/** Where react-aria asks for the browser's language, as it is loaded: the first use of `Intl` costs the first screen 15 ms. */
const BROWSER_LANGUAGE = /[\\/]react-aria[\\/]dist[\\/]private[\\/]i18n[\\/]useDefaultLocale\.mjs$/;
const ENGLISH = `const english = { locale: 'en-US', direction: 'ltr' };
export const getDefaultLocale = () => english;
export const useDefaultLocale = getDefaultLocale;`;

/**
 * The window is in English: leaves the other languages out (three dictionaries of 34 are no small part of the first file), and
 * has react-aria speak and turn as the rest of the window does, whatever the browser's language.
 */
export function englishOnly(): Plugin {
  return {
    name: 'english-only',
    load: (id) => (BROWSER_LANGUAGE.test(id) ? ENGLISH : undefined),
    transform: (code, id) => (DICTIONARIES.test(id) ? code.replaceAll(OTHER_LANGUAGES, '') : undefined),
  };
}

/** Imports of react-aria that ask where it runs, or whether it is asked to do more; and what is answered here. */
const QUESTIONS = /^import \{(.*)\} from "[^"]*(?:utils\/platform|\.\/platform|flags\/flags)(?:\.mjs)?";$/gm;
const QUESTION = /(\w+) as (\S+?)(?:,|$)/g;
const NEVER = 'isIPhone isIPad isIOS isAndroid isWebKit isSafari isFirefox shadowDOM tableNestedRows'.split(
  ' ',
);
const ANSWERS = new Map([...NEVER.map((name) => [name, false] as const), ['isChrome', true]]);
const PLATFORM = /[\\/]react-aria[\\/]dist[\\/]private[\\/]utils[\\/]platform\.mjs$/;
/** What is left to ask: on a Mac the keys are others. */
const IS_MAC = `const mac = /^Mac/i.test(navigator.userAgentData?.platform || navigator.platform);
export const isMac = () => mac;
export { isMac as isAppleDevice };`;
const HAS_DOM = /typeof (?:window|document|navigator|Element|HTMLElement) ([!=])==? ['"]undefined['"]/g;

/** The window is a Chromium's on a desktop: leaves out what the libraries do on telephones, in other browsers and on servers. */
export function chromiumOnly(): Plugin {
  const answered = (line: string, list: string): string => {
    const kept = list.replaceAll(QUESTION, (all, name: string) => (ANSWERS.has(name) ? '' : all));
    const known = [...list.matchAll(QUESTION)].map(([, name = '', local = '']) =>
      ANSWERS.has(name) ? `const ${local} = () => ${ANSWERS.get(name)};` : '',
    );
    return (kept.trim() === '' ? '' : line.replace(list, () => kept)) + known.join('');
  };
  return {
    name: 'chromium-only',
    load: (id) => (PLATFORM.test(id) ? IS_MAC : undefined),
    transform: (code, id) =>
      id.includes('node_modules')
        ? code
            .replaceAll(QUESTIONS, answered)
            .replaceAll(HAS_DOM, (_all, sign: string) => String(sign === '!'))
        : undefined,
  };
}

const LUCIDE_MAKER = /[\\/]lucide-react[\\/]dist[\\/]esm[\\/]createLucideIcon\.mjs$/;
/** The same picture as lucide's own, without what nothing here asks for: contexts, sizes, names for classes. */
const PLAIN_MAKER = `import { createElement } from 'react';
const frame = { viewBox: '0 0 24 24', width: 24, height: 24, fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round', 'aria-hidden': true };
export default ({ node }) => (props) => createElement('svg', { ...frame, ...props }, ...node.map(([tag, parts]) => createElement(tag, parts)));`;

const LUCIDE_ICON = /[\\/]lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]/;
/** What an icon says of itself beside its shapes. */
const LUCIDE_WORDS = /^ {2}(name|size|aliases): .*,\n|,? key: "[^"]*"/gm;

/** Icons are drawn by the dozen on the first screen, and lucide works each out anew: 7 ms and 4 kB. */
export function plainIcons(): Plugin {
  return {
    name: 'plain-icons',
    load: (id) => (LUCIDE_MAKER.test(id) ? PLAIN_MAKER : undefined),
    transform: (code, id) => (LUCIDE_ICON.test(id) ? code.replaceAll(LUCIDE_WORDS, '') : undefined),
  };
}

/** Lists that are asked for page by page: react-query reads how before it knows that nothing here does. */
const PAGES = /[\\/]query-core[\\/]build[\\/]modern[\\/]infiniteQueryBehavior\.js$/;

export function noPages(): Plugin {
  return {
    name: 'no-pages',
    load: (id) =>
      PAGES.test(id)
        ? 'const none = () => undefined; export { none as infiniteQueryBehavior, none as hasNextPage, none as hasPreviousPage };'
        : undefined,
  };
}
