import type { Dialect } from '../util/dialect';

/** What a document says about its bibliographies and about the documents it is made of. Paths are as written. */
export interface Declarations {
  /** Bibliographies in their order, `.bib` added where the language adds it. */
  readonly files: readonly string[];
  /** The document that this one is part of (`% !TEX root = ...`, the main file of `subfiles`). */
  readonly root?: string | undefined;
  /** Documents that are part of this one (`\input`, `include`). The suffix may be missing. */
  readonly includes?: readonly string[] | undefined;
  /** Whether it is a whole document by itself (`\documentclass`), not part of another. */
  readonly isMain?: boolean | undefined;
  /** Undefined when the document does not tell. */
  readonly dialect?: Dialect | undefined;
  /** Keys that the document gives references to itself (`\bibitem`), without any bibliography. */
  readonly definedKeys?: readonly string[] | undefined;
  /** Whether every entry counts as cited (`\nocite{*}`, `nocite: "@*"`). */
  readonly citesAll?: boolean | undefined;
  /** Files may be named that could not be read. */
  readonly problem?: 'broken-yaml' | undefined;
}

/** Says nothing. */
export const NO_DECLARATIONS: Declarations = { files: [] };
