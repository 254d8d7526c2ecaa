/** An option that is there or not. */
export interface FlagOption {
  readonly kind: 'flag';
  readonly short?: string;
  readonly text: string;
}
/** An option with a text; `text` of a required one is never undefined. */
export interface TextOption {
  readonly kind: 'text';
  readonly short?: string;
  /** What stands for the value in the usage line: `PROFILE`. */
  readonly value: string;
  readonly text: string;
  readonly isRequired?: true;
}
/** An option that may be given several times. */
export interface TextsOption {
  readonly kind: 'texts';
  readonly short?: string;
  readonly value: string;
  readonly text: string;
}
/** A whole number of seconds, not negative. */
export interface SecondsOption {
  readonly kind: 'seconds';
  readonly short?: string;
  readonly value: string;
  readonly text: string;
  readonly default: number;
}
/** One of a few words. */
export interface ChoiceOption<Choice extends string = string> {
  readonly kind: 'choice';
  readonly short?: string;
  readonly value: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly default?: Choice;
}

export type OptionSpec = FlagOption | TextOption | TextsOption | SecondsOption | ChoiceOption;
export type OptionSpecs = { readonly [name: string]: OptionSpec };

/** What an option's value is once it was parsed. */
export type OptionValue<O extends OptionSpec> = O extends FlagOption
  ? boolean
  : O extends TextsOption
    ? readonly string[]
    : O extends SecondsOption
      ? number
      : O extends ChoiceOption<infer Choice>
        ? Choice | (O extends { readonly default: string } ? never : undefined)
        : O extends { readonly isRequired: true }
          ? string
          : string | undefined;

export type OptionValues<O extends OptionSpecs> = { readonly [K in keyof O]: OptionValue<O[K]> };

/** A word after the command that is no option. */
export interface PositionalSpec {
  readonly name: string;
  readonly text: string;
  readonly isRequired: boolean;
  /** The last one may be given many times. */
  readonly isRepeated?: boolean;
}

/** A command as the table lists it: everything help and documentation say of it. */
export interface CommandSpec {
  /** One word, or two (`profiles list`). */
  readonly name: string;
  readonly summary: string;
  /** More, a paragraph each. */
  readonly details: readonly string[];
  readonly positionals: readonly PositionalSpec[];
  readonly options: OptionSpecs;
  /** Groups of options of which only one may be given. */
  readonly exclusive?: readonly (readonly string[])[];
  readonly examples: readonly string[];
}
