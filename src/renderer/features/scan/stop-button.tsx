import { OctagonX } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { scanWords } from '../../words/scan.ts';

/** Stops what is under way without a scan: keys that are being fetched, a file that is being written. */
export function StopButton() {
  const stop = useMutation(command('scan.stop'));
  return (
    <Button icon={<OctagonX aria-hidden="true" />} isPending={stop.isPending} onPress={() => stop.mutate({})}>
      {scanWords.cancel}
    </Button>
  );
}
