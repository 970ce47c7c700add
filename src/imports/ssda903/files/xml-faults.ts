import type { Fault } from './raw-row.js';

/** Why an XML file is refused, thrown out of the midst of it and caught where it is read. */
export class XmlRefused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.rule);
  }
}

export const xmlFaults = {
  doctype: {
    rule: 'doctype',
    message:
      'The file has a DOCTYPE, which a return has no need of and which can do harm. Take it out and give the file again.',
  },
  malformed: (line: number): Fault => ({
    rule: 'xml-malformed',
    message: `The XML is broken at line ${line}, so nothing of this file was read. Export it again from the system it came from.`,
  }),
  tooDeep: (limit: number): Fault => ({
    rule: 'xml-too-deep',
    message: `Elements stand more than ${limit} deep in one another, so this is not a return. Nothing of it was read.`,
  }),
  tooLong: (child: number): Fault => ({
    rule: 'xml-too-long',
    message: `The part of child number ${child} is far too long to be one of a return. Nothing of this file was read.`,
  }),
  repeated: (column: string, child: number): Fault => ({
    rule: 'item-repeated',
    column,
    message: `${column} stands twice where it should stand once, in the part of child number ${child}. The first was read.`,
  }),
  headerRepeated: (child: number): Fault => ({
    rule: 'header-repeated',
    message: `Child number ${child} has more than one HEADER. They were read as one: see whether two children were run together.`,
  }),
  stranger: (element: string): Fault => ({
    rule: 'unknown-elements',
    column: element,
    message: `The return has no such element as ${element} where it stands: it was not read.`,
  }),
  childBlank: (child: number): Fault => ({
    rule: 'child-blank',
    row: child,
    column: 'CHILD',
    message: 'CHILDID is blank, so it is not known whose part this is. It was not read: fill it in.',
  }),
} as const;
