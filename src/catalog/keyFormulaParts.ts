import type { KeyArgument, KeyParameter } from './keyArguments';
import { KEY_FILTERS } from './keyFilters';
import { KEY_FIELDS, KEY_FUNCTIONS } from './keyFunctions';
import type { Paper } from './paper';

/** What is wrong with a key formula. */
export type KeyFormulaProblemCode =
  | 'too-long'
  | 'too-deep'
  | 'unexpected'
  | 'unclosed'
  | 'regular-expression'
  | 'unknown-function'
  | 'unknown-filter'
  | 'unknown-argument'
  | 'missing-argument'
  | 'wrong-argument'
  | 'too-many-arguments';

export interface KeyFormulaProblem {
  readonly problem: KeyFormulaProblemCode;
  /** What the problem is about, as it stands in the formula: a function, an argument, a character; empty at the end. */
  readonly name: string;
  /** Where that stands, in UTF-16 units from the start of the formula. */
  readonly offset: number;
}

/** A piece of a formula, ready to run. Undefined: a condition does not hold, so the alternative is passed over. */
export type KeyPart = (paper: Paper) => string | undefined;

/** A name with its arguments, as a formula has it. */
export interface KeyCall {
  readonly name: string;
  readonly offset: number;
  readonly given: readonly GivenArgument[];
}

export interface GivenArgument {
  /** Absent for an argument that is known by its place. */
  readonly name?: string | undefined;
  readonly value: KeyArgument;
  readonly offset: number;
}

/** Longest text between two steps: filters can repeat one another's work, and no key is as long. */
const MAX_TEXT = 1000;

export function isProblem<T extends object>(result: T | KeyFormulaProblem): result is KeyFormulaProblem {
  return 'problem' in result;
}

/** The texts of the parts one after the other. */
export function concatenation(parts: readonly KeyPart[]): KeyPart {
  return (paper) => {
    const texts = parts.map((part) => part(paper));
    return texts.some((text) => text === undefined) ? undefined : texts.join('').slice(0, MAX_TEXT);
  };
}

/** The first text that is not empty. */
export function alternatives(parts: readonly KeyPart[]): KeyPart {
  return (paper) => {
    for (const part of parts) {
      const text = part(paper);
      if (text) return text;
    }
    return '';
  };
}

/** What a function or field takes from the paper. */
export function functionPart(call: KeyCall): KeyPart | KeyFormulaProblem {
  const found = KEY_FIELDS.get(call.name) ?? KEY_FUNCTIONS.get(call.name.toLowerCase());
  if (!found) return { problem: 'unknown-function', name: call.name, offset: call.offset };
  const args = bindArguments(call, found.parameters);
  if (isProblem(args)) return args;
  return (paper) => found.run(paper, args.bound).slice(0, MAX_TEXT);
}

/** The part with a filter behind it. */
export function filteredPart(part: KeyPart, call: KeyCall): KeyPart | KeyFormulaProblem {
  const found = KEY_FILTERS.get(call.name.toLowerCase());
  if (!found) return { problem: 'unknown-filter', name: call.name, offset: call.offset };
  const args = bindArguments(call, found.parameters);
  if (isProblem(args)) return args;
  return (paper) => {
    const text = part(paper);
    return text === undefined ? undefined : found.run(text, args.bound)?.slice(0, MAX_TEXT);
  };
}

function bindArguments(
  call: KeyCall,
  parameters: readonly KeyParameter[],
): { readonly bound: Record<string, KeyArgument> } | KeyFormulaProblem {
  const bound: Record<string, KeyArgument> = {};
  const places = parameters.filter((parameter) => !parameter.byName);
  let place = 0;
  for (const { name, value, offset } of call.given) {
    const parameter =
      name === undefined
        ? places[place++]
        : parameters.find((known) => known.name === name || known.aliases?.includes(name));
    const about = { name: name ?? String(value), offset };
    if (!parameter)
      return { problem: name === undefined ? 'too-many-arguments' : 'unknown-argument', ...about };
    const converted = convert(value, parameter);
    if (converted === undefined) return { problem: 'wrong-argument', ...about };
    bound[parameter.name] = converted;
  }
  const missing = parameters.some(({ required, name }) => required && !(name in bound));
  return missing ? { problem: 'missing-argument', name: call.name, offset: call.offset } : { bound };
}

function convert(value: KeyArgument, { kind, choices }: KeyParameter): KeyArgument | undefined {
  if (kind === 'number')
    return typeof value === 'number' ? value : /^-?\d{1,4}$/.test(value) ? Number(value) : undefined;
  const text = String(value);
  return choices && !choices.includes(text) ? undefined : text;
}
