import { describe, expect, test } from 'vitest';
import { initialsOf, longForm } from '../../src/nlp/abbreviations.js';
import type { Aliases } from '../../src/nlp/aliases.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { contentTerms } from '../../src/nlp/terms.js';
import { bulletin } from './collection.js';

const phrase = (text: string) => contentTerms(text).map(({ term }) => term);

/** The abbreviations of a phrase in a collection that has them all. */
function shortsOf(aliases: Aliases, text: string): string[] {
  return aliases.abbreviate(words(text), () => true);
}

/** The words of a phrase, each as typed and as a term. */
function words(text: string) {
  return contentTerms(text).map(({ start, end, term }) => ({ typed: text.slice(start, end), term }));
}

function learnt(...sentences: string[]): Aliases {
  return buildIndex([bulletin('taught', sentences)]).aliases;
}

describe('the words before a bracket that its letters abbreviate', () => {
  test.each([
    ['CRC', 'work of the Crisis Response Center', 'Crisis Response Center'],
    ['CRRF', 'troops of the Collective Rapid Reaction Forces', 'Collective Rapid Reaction Forces'],
    ['CDM', 'the Council of Defense Ministers', 'Council of Defense Ministers'],
    ['UNGA', 'the UN General Assembly', 'UN General Assembly'],
    ['ICU', 'the new intensive care unit', 'intensive care unit'],
    ['HMM', 'a hidden Markov model', 'hidden Markov model'],
    ['R&D', 'money for research and development', 'research and development'],
    ['COVID-19', 'the coronavirus disease 2019', 'coronavirus disease 2019'],
    ['TB', 'a case of tuberculosis', 'tuberculosis'],
  ])('%s: "%s"', (short, before, long) => {
    expect(longForm(short, before)).toBe(long);
  });

  test.each([
    ['XYZ', 'work of the Crisis Response Center'],
    ['CRC', 'Center'],
    ['CRC', ''],
    ['', 'Crisis Response Center'],
  ])('are none for "%s" behind "%s"', (short, before) => {
    expect(longForm(short, before)).toBeUndefined();
  });
});

describe('an abbreviation that the collection explains', () => {
  const aliases = learnt('The intensive care unit (ICU) opened.', 'The Crisis Response Center (CRC) is at work.');

  test('is known both ways', () => {
    expect(aliases.expand('icu')).toMatchObject({ text: 'intensive care unit', phrase: phrase('intensive care unit') });
    expect(shortsOf(aliases, 'intensive care units')).toContain('icu');
    expect(aliases.expand('crc')?.text).toBe('Crisis Response Center');
    expect(shortsOf(aliases, 'crisis response centre')).toContain('crc');
  });

  test('goes before one that initials only imply, however frequent', () => {
    const both = learnt(
      'The Common Rules Committee sat.',
      'The Common Rules Committee sat again.',
      'The Crisis Response Center (CRC) is at work.',
    );
    expect(both.expand('crc')?.text).toBe('Crisis Response Center');
    expect(shortsOf(both, 'Common Rules Committee')).not.toContain('crc');
  });
});

describe('an abbreviation that the initials of a name imply', () => {
  const aliases = learnt(
    'Units of the Collective Rapid Reaction Forces came.',
    'In May the Council of Defense Ministers met.',
    'In June the UN General Assembly met.',
  );

  test.each([
    ['crrf', 'Collective Rapid Reaction Forces'],
    ['cdm', 'Council of Defense Ministers'],
    ['unga', 'UN General Assembly'],
  ])('is known both ways: %s, %s', (short, long) => {
    expect(aliases.expand(short)?.text).toBe(long);
    expect(shortsOf(aliases, long)).toContain(short);
  });

  test('stands for the more frequent of two names', () => {
    const two = learnt(
      'In May the City Review Council met.',
      'In May the Crisis Relief Centre and in June the Crisis Relief Centre met.',
    );
    expect(two.expand('crc')?.text).toBe('Crisis Relief Centre');
  });
});

test('an abbreviation that the collection does not have is not offered', () => {
  const aliases = learnt('The Crisis Response Center (CRC) is at work.');
  expect(aliases.abbreviate(words('Crisis Response Center'), (short) => short === 'crc')).toEqual(['crc']);
  expect(aliases.abbreviate(words('Crisis Response Center'), () => false)).toEqual([]);
});

test('a name lends its initialism the first letter of each word, and all of a word in capitals', () => {
  expect(initialsOf(['Crisis', 'Response', 'Center'])).toBe('crc');
  expect(initialsOf(['UN', 'General', 'Assembly'])).toBe('unga');
});

test('what nothing explains or implies stands for nothing', () => {
  const aliases = learnt('The bridge opened.');
  expect(aliases.expand('crc')).toBeUndefined();
  expect(shortsOf(aliases, 'bridge opened')).toEqual([]);
  expect(aliases.unclip('secgen')).toBeUndefined();
});

describe('a clipped compound', () => {
  const aliases = learnt('He met the Secretary General.', 'He met the Finance Minister Petrov.');

  test('is the name whose beginnings it joins', () => {
    expect(aliases.unclip('secgen')).toEqual({ text: 'Secretary General', phrase: phrase('Secretary General') });
    expect(aliases.unclip('finmin')?.text).toBe('Finance Minister');
  });

  test('has at least three letters of each word, six together', () => {
    expect(aliases.unclip('segen')).toBeUndefined();
    expect(aliases.unclip('sege')).toBeUndefined();
    expect(aliases.unclip('secretaryx')).toBeUndefined();
  });
});
