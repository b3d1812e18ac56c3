/** The part of Node's strict assertions that the tests use, for the web worker host, which has no Node. */

class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

type Expected = RegExp | ((error: unknown) => boolean) | (new (...args: never[]) => Error) | string;

export function ok(value: unknown, message?: string | Error): asserts value {
  check(Boolean(value), message, () => `expected a truthy value, got ${show(value)}`);
}

export function equal<T>(actual: unknown, expected: T, message?: string | Error): asserts actual is T {
  check(Object.is(actual, expected), message, () => `${show(actual)} !== ${show(expected)}`);
}

export function notEqual(actual: unknown, expected: unknown, message?: string | Error): void {
  check(!Object.is(actual, expected), message, () => `expected something other than ${show(expected)}`);
}

export function deepEqual<T>(actual: unknown, expected: T, message?: string | Error): asserts actual is T {
  check(same(actual, expected), message, () => `${show(actual)}\nshould deeply equal\n${show(expected)}`);
}

export function notDeepEqual(actual: unknown, expected: unknown, message?: string | Error): void {
  check(!same(actual, expected), message, () => `expected something other than ${show(expected)}`);
}

export function match(actual: string, pattern: RegExp, message?: string | Error): void {
  check(pattern.test(actual), message, () => `${show(actual)} does not match ${pattern}`);
}

export function doesNotMatch(actual: string, pattern: RegExp, message?: string | Error): void {
  check(!pattern.test(actual), message, () => `${show(actual)} matches ${pattern}`);
}

export function fail(message?: string | Error): never {
  throw message instanceof Error ? message : new AssertionError(message ?? 'failed');
}

export function throws(run: () => unknown, expected?: Expected, message?: string): void {
  try {
    run();
  } catch (error) {
    return checkError(error, expected, message);
  }
  fail(message ?? 'expected an error');
}

export async function rejects(
  run: Promise<unknown> | (() => Promise<unknown>),
  expected?: Expected,
  message?: string,
): Promise<void> {
  try {
    await (typeof run === 'function' ? run() : run);
  } catch (error) {
    return checkError(error, expected, message);
  }
  fail(message ?? 'expected a rejection');
}

export const strictEqual = equal;
export const notStrictEqual = notEqual;
export const deepStrictEqual = deepEqual;
export const notDeepStrictEqual = notDeepEqual;

function assert(value: unknown, message?: string | Error): asserts value {
  ok(value, message);
}
export default Object.assign(assert, {
  ok,
  equal,
  notEqual,
  deepEqual,
  notDeepEqual,
  strictEqual,
  notStrictEqual,
  deepStrictEqual,
  notDeepStrictEqual,
  match,
  doesNotMatch,
  fail,
  throws,
  rejects,
});

function check(holds: boolean, message: string | Error | undefined, otherwise: () => string): void {
  if (!holds) fail(message ?? otherwise());
}

function checkError(error: unknown, expected: Expected | undefined, message: string | undefined): void {
  if (expected === undefined || typeof expected === 'string') return;
  const holds =
    expected instanceof RegExp
      ? expected.test(String(error))
      : isErrorClass(expected)
        ? error instanceof expected
        : expected(error);
  check(holds, message, () => `another error than expected: ${String(error)}`);
}

function isErrorClass(value: unknown): value is new (...args: never[]) => Error {
  return typeof value === 'function' && (value === Error || value.prototype instanceof Error);
}

/** Deep equality of plain data, maps, sets and dates, of the same prototype. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date) return a.getTime() === (b as Date).getTime();
  if (a instanceof RegExp) return String(a) === String(b);
  if (a instanceof Map || a instanceof Set) return same([...a], [...(b as typeof a)]);
  const keys = Reflect.ownKeys(a);
  return (
    keys.length === Reflect.ownKeys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  try {
    return JSON.stringify(value, null, 2) ?? String(value);
  } catch {
    return String(value);
  }
}
