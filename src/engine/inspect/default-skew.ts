/** Skew allowed where no profile says otherwise, seconds. */
export const DEFAULT_SKEW_SECONDS = 30;
