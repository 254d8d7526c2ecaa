import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, GitCompareArrows } from 'lucide-react';
import { useEffect } from 'react';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { newestFirst } from '../../ui/token/newest-token.model.ts';
import { compareWords } from '../../words/compare.ts';
import { CompareSide } from './compare-side.tsx';
import { SIDES, type Side, type SideChoice, compareInput } from './compare.model.ts';
import { ComparisonView } from './comparison-view.tsx';
import styles from './compare.module.css';

export interface CompareScreenProps {
  readonly left: SideChoice;
  readonly right: SideChoice;
  /** A kept token was chosen for a side; undefined: a pasted text. */
  readonly onToken: (side: Side, tokenId: string | undefined) => void;
  readonly onText: (side: Side, text: string) => void;
  readonly onSwap: () => void;
  readonly onOpen: (tokenId: string, profileId: string | undefined) => void;
}

/** Two tokens side by side: what they have in common, and what not. */
export function CompareScreen(props: CompareScreenProps) {
  const { left, right, onToken, onText, onSwap, onOpen } = props;
  const tokens = useQuery(queries.tokens());
  const { compared, isPending, fault } = useComparison(left, right);
  if (tokens.error) return <FaultNote fault={tokens.error.fault} />;
  if (!tokens.data) return <Loading what={compareWords.loading} />;
  const newest = newestFirst(tokens.data);
  const choices = { left, right };
  return (
    <div className={styles.screen}>
      <div className={styles.title}>
        <h1>{compareWords.title}</h1>
        <Button size="small" icon={<ArrowLeftRight aria-hidden="true" />} onPress={onSwap}>
          {compareWords.swap}
        </Button>
      </div>
      <div className={styles.sides}>
        {SIDES.map((side) => (
          <CompareSide
            key={side}
            side={side}
            choice={choices[side]}
            tokens={newest}
            compared={compared?.[side]}
            onToken={(tokenId) => onToken(side, tokenId)}
            onText={(text) => onText(side, text)}
            onOpen={onOpen}
          />
        ))}
      </div>
      {fault && <FaultNote fault={fault} />}
      {compared ? (
        <ComparisonView comparison={compared.comparison} />
      ) : isPending ? (
        <Loading what={compareWords.comparing} />
      ) : (
        !fault && (
          <Empty icon={<GitCompareArrows aria-hidden="true" />} title={compareWords.empty.title}>
            {compareWords.empty.text}
          </Empty>
        )
      )}
    </div>
  );
}

/** How long a pasted text must rest before it is compared, milliseconds. */
const REST_MS = 200;

/** Asks the program to compare, once both sides have something. A mutation: a query’s key would keep a pasted text. */
function useComparison(left: SideChoice, right: SideChoice) {
  const compare = useMutation(command('tokens.compare'));
  const { mutate, reset } = compare;
  // By its text, so that what is the same is not asked again; it is not kept anywhere.
  const wanted = JSON.stringify(compareInput(left, right) ?? null);
  useEffect(() => {
    const input = JSON.parse(wanted) as ReturnType<typeof compareInput> | null;
    if (!input) return reset();
    const timer = setTimeout(() => mutate(input), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted, mutate, reset]);
  const isOfThis = JSON.stringify(compare.variables) === wanted;
  return {
    compared: isOfThis ? compare.data : undefined,
    isPending: wanted !== 'null' && (!isOfThis || compare.isPending),
    fault: isOfThis ? compare.error?.fault : undefined,
  };
}
