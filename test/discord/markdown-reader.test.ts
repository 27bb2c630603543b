/** The reader is what the renderer is held against, so it is held against what Discord's client is known to do. */
import { describe, expect, test } from 'vitest';
import { seeMarkdown } from './markdown-reader.js';

/** The text, and each span as `kind: its text`. */
const seen = (description: string) => {
  const { text, spans } = seeMarkdown(description);
  return [text, ...spans.map((span) => `${span.kind}: ${span.text}`)];
};

describe('the reader of Discord’s markdown', () => {
  test.each([
    ['**a** b', 'a b', 'bold: a'],
    ['*a* and _b_', 'a and b', 'italic: a', 'italic: b'],
    ['snake_case_name', 'snake_case_name'],
    ['__a__ ~~b~~ ||c||', 'a b c', 'underline: a', 'strike: b', 'spoiler: c'],
    ['`*a*` ```b```', '*a* \nb\n', 'code: *a*', 'codeBlock: b'],
    ['** a **', ' a ', 'bold:  a '],
    ['* a *', 'a *\n', 'list: a *'],
  ])('styles: %s', (description, ...expected) => {
    expect(seen(description)).toEqual(expected);
  });

  test.each([
    ['\\*a\\* \\_b\\_', '*a* _b_'],
    ['\\a \\1', '\\a \\1'],
    ['\\\\*a*', '\\a', 'italic: a'],
    ['\\`a`b`', '`ab', 'code: b'],
    ['**a\\***', 'a*', 'bold: a*'],
  ])('escapes: %s', (description, ...expected) => {
    expect(seen(description)).toEqual(expected);
  });

  test.each([
    ['# a\n## b\n### c\n#### d', 'a\nb\nc\n#### d', 'heading: a', 'heading: b', 'heading: c'],
    ['### C#', 'C\n', 'heading: C'],
    ['a\n # b', 'a\n # b'],
    ['-# a\nb', 'a\nb', 'subtext: a'],
    ['-# -# a', '-# -# a'],
    ['> a\n> b\nc', 'a\nb\nc', 'quote: a\nb'],
    ['>a', '>a'],
    ['> > a', '> a\n', 'quote: > a'],
    ['>>> a\nb', 'a\nb\n', 'quote: a\nb'],
    ['> -# a\n> b', 'a\nb\n', 'subtext: a', 'quote: a\nb'],
    ['1. a\n- b', 'a\nb\n', 'list: a', 'list: b'],
    ['a - b', 'a - b'],
  ])('lines: %j', (description, ...expected) => {
    expect(seen(description)).toEqual(expected);
  });

  test.each([
    ['<@1> <@!1> <@&1> <#1>', 'mention: <@1>', 'mention: <@!1>', 'mention: <@&1>', 'mention: <#1>'],
    ['@everyone @here </ask:1>', 'mention: @everyone', 'mention: @here', 'mention: </ask:1>'],
    ['<:e:1> :smile: a:b', 'emoji: <:e:1>', 'emoji: :smile:'],
    ['<t:1725364800:D>', 'time: 3 September 2024'],
    ['http://a.b/c_d_e, <https://a.b>', 'link: http://a.b/c_d_e', 'link: https://a.b'],
    ['[a](http://b.c)', 'link: a'],
    ['[a](<http://b.c/d e>)', 'link: http://b.c/d'],
    ['[a](javascript:x)'],
    // Backslashes are seen in the text of a link.
    ['[a\\*](http://b.c)', 'link: a\\*'],
    ['[a https://x.yz](http://b.c)'],
    ['[a \u{1f600}](http://b.c)'],
    ['[a @everyone](http://b.c)'],
    ['[ ](http://b.c)'],
  ])('signs: %s', (description, ...expected) => {
    expect(seen(description).slice(1)).toEqual(expected);
  });

  test('spaces before a line break are dropped, and a link’s text loses rare ones', () => {
    expect(seen('a  \nb')).toEqual(['a\nb']);
    expect(seen('[a\u00a0b\u200b](http://c.d)')).toEqual(['ab', 'link: ab']);
  });
});
