import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../src/bulletins/blocks.js';

const blocks = (text: string) => blocksOf(text).map(({ start, end }) => text.slice(start, end));

describe('plain text is quoted block by block', () => {
  test('blank lines and line breaks end a block', () => {
    expect(blocks('The ward opened.\n\nIt has 24 beds.\nThe mayor came.')).toEqual([
      'The ward opened.',
      'It has 24 beds.',
      'The mayor came.',
    ]);
  });

  test('every kind of line end is one', () => {
    expect(blocks('One.\r\nTwo.\rThree.\u2028Four.\u2029Five.\u0085Six.\r\n\r\nSeven.')).toEqual([
      'One.',
      'Two.',
      'Three.',
      'Four.',
      'Five.',
      'Six.',
      'Seven.',
    ]);
  });

  test('a sentence that goes on in lower case on the next line stays whole', () => {
    expect(blocks('The council met with\nthe nurses of the\ntown.\nIt was short.')).toEqual([
      'The council met with\nthe nurses of the\ntown.',
      'It was short.',
    ]);
    expect(blocks('The council met with\r\nthe nurses.')).toEqual(['The council met with\r\nthe nurses.']);
  });

  test('a blank line ends even an unfinished sentence', () => {
    expect(blocks('The council met with\n\nthe nurses.')).toEqual(['The council met with', 'the nurses.']);
  });

  test('a finished sentence ends the block, whatever follows', () => {
    for (const end of ['.', '!', '?', '…', ':', '.”', '!»', '?)', '."]'])
      expect(blocks(`It ends${end}\nand then`)).toHaveLength(2);
  });

  test('list items are blocks of their own, without their bullets', () => {
    expect(blocks('Visitors bring\n- a mask\n• a pass\n– a smile\na) warm shoes\n1. tea')).toEqual([
      'Visitors bring',
      'a mask',
      'a pass',
      'a smile',
      'a) warm shoes',
      '1. tea',
    ]);
  });

  test('lines cut at a right margin are put together, capitals or not', () => {
    const wrapped = [
      'The hospital opened a new ward for children on Monday, the mayor said, as',
      'Dr. Smith and the nurses looked on. It has room for 24 beds and a place to',
      'play that was paid for by the people of the town. The first patients will',
      'come on Friday, when the old ward closes, said the head of the hospital at',
      'Mill Street.',
    ];
    expect(blocks(wrapped.join('\n'))).toEqual([wrapped.join('\n')]);
    expect(blocks(`New ward opens\n${wrapped.join('\n')}`)).toEqual(['New ward opens', wrapped.join('\n')]);
  });

  test('in wrapped text a line that had room for the next word ends its paragraph', () => {
    const first = [
      'The hospital opened a new ward for children on Monday, the mayor said, as',
      'the nurses looked on. It has room for 24 beds and a place to play that was',
      'paid for by the people of the town in the spring.',
    ];
    const second = [
      'Trams will stop at the hospital from May on, the council decided after the',
      'long debate of last week.',
    ];
    expect(blocks([...first, ...second].join('\n'))).toEqual([first.join('\n'), second.join('\n')]);
  });

  test('headlines below each other are not wrapped text', () => {
    const headlines = [
      'Council approves the new tram line to the harbour',
      'Hospital opens its new ward for children in spring',
      'Library at Mill Street is open on Sundays from May',
    ];
    expect(blocks(headlines.join('\n'))).toEqual(headlines);
  });

  test('white space and invisible marks at the ends are left out, within they stay', () => {
    expect(blocks('\uFEFF\u00a0 The\u00a0ward  opened.\u200b\t\n\u3000Next.\u00a0')).toEqual([
      'The\u00a0ward  opened.',
      'Next.',
    ]);
  });

  test('lines without a letter or a digit are no blocks', () => {
    expect(blocks('***\nThe ward opened.\n-----\n· · ·\n2024\n😀')).toEqual(['The ward opened.', '2024']);
    expect(blocks('')).toEqual([]);
  });
});
