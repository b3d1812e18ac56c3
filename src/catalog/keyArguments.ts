/** One argument that a function or filter of a key formula takes. */
export interface KeyParameter {
  readonly name: string;
  readonly kind: 'number' | 'text';
  readonly required?: boolean;
  /** The only values there are. */
  readonly choices?: readonly string[];
  /** Older or newer names of the same. */
  readonly aliases?: readonly string[];
  /** Given by its name only (`sep=_`): it does not count among the arguments without name. */
  readonly byName?: boolean;
}

export type KeyArgument = string | number;

/** The arguments of one call, under the names of their parameters. */
export type KeyArguments = Readonly<Record<string, KeyArgument>>;

export function numberOf(args: KeyArguments, name: string, otherwise: number): number {
  const value = args[name];
  return typeof value === 'number' ? value : otherwise;
}

export function textOf(args: KeyArguments, name: string, otherwise: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : otherwise;
}
