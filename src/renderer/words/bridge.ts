/** Words for a bridge to the program that does not hold. */
export const bridgeWords = {
  noAnswer: 'The program gave no answer that the window understands.',
  notConnected: 'This page is not connected to Assay.',
  callFailed: 'The call to the program failed.',
  remedy: 'This is a fault in Assay. Close the window and open it again; what is saved stays.',
} as const;
