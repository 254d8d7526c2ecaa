import { VisuallyHidden } from '../visually-hidden.tsx';
import { useAnnounced } from './announce.ts';

/**
 * The one place where the window speaks to screen readers. It is there from the start, since a region that comes together
 * with its words is often not read, and it is heard while a dialog is open (`data-live-announcer`, react-aria).
 */
export function Announcer() {
  const said = useAnnounced((state) => state.said);
  return (
    <VisuallyHidden>
      <div data-live-announcer="true" role="log" aria-live="polite" aria-relevant="additions">
        {said.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
    </VisuallyHidden>
  );
}
