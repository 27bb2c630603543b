/**
 * Text that is foreign to Discord, so that its reader sees exactly these characters and nothing pings, links or formats.
 * The rules: https://support.discord.com/hc/en-us/articles/210298617. What stands in a line of its own is `flat`.
 */

const CONTROL = /\r\n|\p{Cc}|[\u2028\u2029]/gu;
/** Half of a pair without its other half, which cannot be sent. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * The text with line breaks as `\n`, tabs as spaces and any other control character as a visible sign. All other
 * characters stay as they are, zero-width ones too.
 */
export function visible(text: string): string {
  const shown = text.replace(CONTROL, (found) => {
    const code = found.charCodeAt(0);
    if (code === 0x09) return ' ';
    if ((code >= 0x0a && code <= 0x0d) || code === 0x85 || code >= 0x2028) return '\n';
    // The control pictures: ␀ for NUL, ␛ for an escape, ␡ for a delete.
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
  return shown.replace(LONE_SURROGATE, '\ufffd');
}

/**
 * One line with a backslash before every character that could begin or end markup. The colon is one, save before a space: it makes
 * addresses clickable (`https://…`, in which a later backslash would be seen) and names emoji (`:smile:`). So is `](`,
 * which would draw an earlier link of ours on to itself, whether the bracket is escaped or not. List, heading and subtext
 * signs count only where a line begins, and any piece of a line may come to stand there.
 *
 * @param shown what `visible` gave
 */
export function escaped(shown: string): string {
  return shown.replace(/[\\*_~`|<>@[\]]|:(?! )|(?<=\])\(/g, '\\$&').replace(/^(\s*)((?=[#+-])|\d+(?=\.))/, '$1$2\\');
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
/** Letters that run from right to left, and the signs that turn the direction. */
const TURNING =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * One line that cannot turn round what stands after it: isolated where it has letters or signs that change the direction
 * (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates), with as many isolates as its own unpaired signs
 * would close or leave open.
 */
export function isolate(line: string): string {
  if (!TURNING.test(line)) return line;
  let [open, stray] = [0, 0];
  for (const [sign] of line.matchAll(/[\u2066-\u2069]/g)) {
    if (sign !== POP_ISOLATE) open++;
    else if (open > 0) open--;
    else stray++;
  }
  return FIRST_STRONG_ISOLATE.repeat(stray + 1) + line + POP_ISOLATE.repeat(open + 1);
}

/** Words of ours or of a person in one line: escaped, isolated, white space of any kind folded. */
export function flat(text: string): string {
  return isolate(escaped(visible(text).replace(/\s+/g, ' ').trim()));
}

/** Longer addresses would take the room of what is quoted; in UTF-16 units. */
const LONGEST_TARGET = 512;

/** The address as the target of a link, with nothing in it that could end the link; null when it cannot be one. */
export function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, username, password, host, href } = new URL(url);
  // A name before the host is how one site is made to look like another.
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '' || host.includes('[')) return null;
  const target = href.replace(/[()[\]<>{}"'`\\^|*]/g, percent);
  return target.length <= LONGEST_TARGET ? target : null;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/**
 * Letters, digits and signs that mean nothing in the text of a link. Inside one Discord shows backslashes instead of
 * obeying them, drops rare spaces, and takes neither emoji nor anything like an address.
 */
const PLAIN = /^(?:[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{M}\p{Nd} ,.;!?'"“”‘’«»„()&%/$€£–—+=…№°#|_-]|:(?= |$))+$/u;
/** What would begin a list, a style or an address, and letters and marks without a shape or of an emoji. */
const NOT_PLAIN =
  /^[ #+-]|^\d+\.|\s$|\|\||_.*_|\/\/|https?|steam|discord|\u034f|[\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\p{Variation_Selector}|\u20e3/iu;

/** A name that opens an address: linked itself where it can be, else followed by a link; without one where there is none. */
export function linked(name: string, url: string | null): string {
  const words = visible(name).replace(/\s+/g, ' ').trim();
  const target = url === null ? null : linkTarget(url);
  if (target === null) return flat(words);
  if (!PLAIN.test(words) || NOT_PLAIN.test(words)) return `${flat(words)} ([link](${target}))`;
  return isolate(`[${words}](${target})`);
}
