const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text, minItems: 1, uniqueItems: true };
const address = { type: 'string', pattern: '^https://[^\\s<>"]+$' };

/** A name is split, or literal, never both. */
const name = {
  oneOf: [
    {
      type: 'object',
      properties: {
        family: text,
        given: text,
        'non-dropping-particle': text,
        'dropping-particle': text,
        suffix: text,
      },
      required: ['family'],
      additionalProperties: false,
    },
    { type: 'object', properties: { literal: text }, required: ['literal'], additionalProperties: false },
  ],
};

const date = {
  type: 'object',
  properties: {
    'date-parts': {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        type: 'array',
        minItems: 1,
        maxItems: 3,
        items: [
          { type: 'integer', minimum: 1900, maximum: 2100 },
          { type: 'integer', minimum: 1, maximum: 12 },
          { type: 'integer', minimum: 1, maximum: 31 },
        ],
      },
    },
  },
  required: ['date-parts'],
  additionalProperties: false,
};

const venueCandidate = {
  type: 'object',
  properties: {
    name: text,
    short: text,
    year: { type: 'integer' },
    title: text,
    volume: text,
    page: text,
    DOI: text,
  },
  required: ['name', 'short', 'year'],
  additionalProperties: false,
};

const custom = {
  type: 'object',
  properties: {
    shortName: text,
    aliases: texts,
    arxiv: { type: 'string', pattern: '^\\d{4}\\.\\d{4,5}$' },
    primaryClass: { type: 'string', pattern: '^[a-z-]+(\\.[A-Z]{2})?$' },
    categories: texts,
    applications: texts,
    methods: texts,
    code: address,
    website: address,
    posted: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
    added: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    venue: text,
    venueCandidate,
    note: text,
  },
  required: ['categories'],
  additionalProperties: false,
};

/**
 * JSON Schema (draft 7) of data/papers.json: the part of the CSL-JSON input schema (citation-style-language/schema,
 * `schemas/input/csl-data.json`, version 1.0.2) that the catalog uses, and stricter where it can be. What passes here
 * passes there: each variable named below is one of that schema's with a type that it allows, names and dates have
 * no other members, and `custom` is its open object.
 */
export const cslSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: { type: 'string', pattern: '^[a-z][a-z0-9]*$' },
      type: { enum: ['paper-conference', 'article-journal', 'article', 'webpage', 'post-weblog'] },
      title: text,
      author: { type: 'array', items: name, minItems: 1 },
      issued: date,
      'container-title': text,
      'collection-title': text,
      number: text,
      publisher: text,
      volume: { type: 'string', pattern: '^\\d+$' },
      issue: text,
      page: { type: 'string', pattern: '^\\d+-\\d+$' },
      DOI: { type: 'string', pattern: '^10\\.\\d{4,9}/\\S+$' },
      URL: address,
      custom,
    },
    required: ['id', 'type', 'title', 'custom'],
    additionalProperties: false,
  },
};
