import { type KeychainOperation, performOperation } from './operation.ts';

/*
 * A process that performs one keychain operation and ends. A locked keychain may show a prompt for as long as it likes,
 * and a broken bus may never answer, in native code that cannot be stopped and keeps its process from ending: it is this
 * process that is ended then. The key crosses by the channel between the two; nothing is in arguments or environment.
 */
process.once('message', (operation: KeychainOperation) => {
  void performOperation(operation).then((outcome) => process.send?.(outcome, () => process.disconnect()));
});
