/** Words of times and spans. */
export const timeWords = {
  days: (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`,
  units: { h: 'h', min: 'min', s: 's', ms: 'ms' },
  ago: (span: string) => `${span} ago`,
  in: (span: string) => `in ${span}`,
  justNow: 'just now',
  inAMoment: 'in a moment',
  noTime: 'no time',
  outsideDates: 'outside the range of dates',
} as const;
