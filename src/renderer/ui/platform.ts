/** True on a Mac, where Command does what Ctrl does elsewhere. */
export const IS_MAC = /mac/i.test(navigator.userAgent);
