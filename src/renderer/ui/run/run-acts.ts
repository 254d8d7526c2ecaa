/** What a form that starts runs is told, and what it can do: the run itself is another's. */
export interface RunActs {
  /** True while a run of this profile is under way. */
  readonly isActive: boolean;
  readonly isStarting: boolean;
  readonly isStepMode: boolean;
  readonly onStepMode: (isStepMode: boolean) => void;
  /** Gets a new token with the profile as it is saved. */
  readonly start: (profileId: string) => void;
  readonly cancel: () => void;
}
