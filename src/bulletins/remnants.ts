/**
 * What web pages leave behind in saved text: menu words, buttons, breadcrumbs. Kept generic and short on purpose; a
 * line that is a sentence is never dropped.
 */
const REMNANTS: readonly RegExp[] = [
  /^(?:main )?menu$|^home(?:page)?$|^search$|^navigation$|^contents$|^contacts?(?: us)?$|^about us$|^site ?map$/,
  /^(?:go )?back$|^back to (?:the )?(?:all .{1,20}|main .{1,20}|previous .{1,20}|first page|top|start|home(?:page)?|list|section|overview|index|archive|(?:search )?results|menu|site|page|news.{0,20}|press .{1,20}|articles?|bulletins?|blog|events)$/,
  /^(?:prev(?:ious)?|next|older|newer)(?: (?:page|article|news|posts?|story|entry|entries))?$/,
  /^(?:read|learn|show|load|see|view|find out)(?: (?:more|all|less|full (?:article|story|text)))+$|^more(?: info| details)?$|^(?:the )?full (?:article|story|text)$/,
  /^(?:all|other)(?: the)? (?:news|articles|posts|stories|events|press releases|bulletins|topics)$/,
  /^(?:share|send|save|copy link|e-?mail|tweet|like|comments?(?: \(?\d+\)?)?|leave a (?:comment|reply)|no comments|reply)$/,
  /^share: .{1,80}$|^share (?:on|via|to|with|this) .{1,30}$|^follow us(?: on .{1,30})?$/,
  /^print(?: (?:version|page|this page|this article))?$|^printable version$|^download(?: pdf| as pdf)?$|^listen(?: to (?:this )?article)?$/,
  /^view settings$|^(?:text|font) size$|^(?:high )?contrast$|^version for the visually impaired$/,
  /^(?:log|sign) ?(?:in|out|up)$|^register$|^my account$|^subscribe(?: (?:now|to (?:our|the) newsletter))?$|^newsletter$|^unsubscribe$/,
  /^(?:privacy|cookie|cookies)(?: (?:policy|settings|notice))?$|^terms(?: (?:of (?:use|service)|and conditions|& conditions))?$|^accept(?: all)?(?: cookies)?$|^accessibility$/,
  /^skip to (?:the )?(?:main )?(?:content|navigation)$|^close(?: menu)?$|^open menu$|^toggle (?:menu|navigation)$/,
  /^(?:tags?|categor(?:y|ies)|topics?|labels?|keywords?|filed under|rubrics?): .{1,100}$|^tags?$|^categories$/,
  /^(?:views?|hits|reads): ?\d+$|^\d+ (?:views?|hits|reads|comments?|shares?|likes?)$|^page \d+(?: of \d+)?$|^\d+ min(?:utes?)? read$/,
  /^(?:photo|image|picture|slide) \d+(?: ?(?:of|\/) ?\d+)?$|^a[+-]?(?: a[+-]?)+$/,
  /^(?:en|ru|de|fr|es|eng|rus)(?: (?:en|ru|de|fr|es|eng|rus))*$/,
  /^home ?[>»›/|→].{1,100}$/,
  /^[([]?(?:video|photos?|photo gallery|gallery|audio|infographics?)[)\]]?$/,
];

/** The one remnant that is written with a full stop. */
const COPYRIGHT = /^(?:©|\(c\) ?\d|copyright (?:©|\(c\)|\d{4})).{0,110}$|^all rights reserved\.?$/;

/** Headings of lists that lead away from the page. */
const LIST_HEADINGS =
  /^(?:related(?: (?:articles?|news|stories|posts?|content|links?|topics?|materials?|documents?|pages?|items?|publications?|reading|coverage|videos?))?|see also|(?:read|watch) (?:also|next)|also read|you (?:may|might) (?:also )?(?:like|be interested in)|(?:more|latest|other|recent|top|last) (?:news|articles|posts|stories|headlines|publications|events|bulletins)|news feed|most (?:read|popular|viewed)|popular(?: (?:news|articles|posts|stories))?|(?:more|also) (?:on|in) (?:this|the) (?:topic|section|story|subject)|on (?:this|the) topic)$/;

const LONGEST = 120;

/** True when a line is a menu word, a button or the like, not a part of what the page says. */
export function isRemnant(line: string): boolean {
  if (line.length > LONGEST) return false;
  const words = plain(line);
  if (COPYRIGHT.test(words)) return true;
  if (/[.!?]$/.test(words)) return false;
  const parts = words.split(/\s*[|•·/]\s*/).filter((part) => part !== '');
  return isRemnantText(words) || (parts.length > 1 && parts.every(isRemnantText));
}

/** True for the heading of a list of other pages ("Related news", "Read also"). */
export function isListHeading(line: string): boolean {
  return line.length <= LONGEST && LIST_HEADINGS.test(plain(line));
}

const isRemnantText = (words: string) => REMNANTS.some((pattern) => pattern.test(words));

/** Lower case, one space between words, and without the arrows and bars that decorate buttons. */
function plain(line: string): string {
  const folded = line.toLowerCase().replace(/\s+/g, ' ');
  return folded.replace(/^[\s«»‹›<>←→↑↓▲▼|*•·—–-]+/, '').replace(/[\s«»‹›<>←→↑↓▲▼|:…*•·—–-]+$/, '');
}
