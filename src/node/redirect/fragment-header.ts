/** The header by which our own page says that what it posts is a fragment. A page from elsewhere cannot set it unasked. */
export const FRAGMENT_HEADER = 'assay-fragment';
