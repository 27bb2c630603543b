/** A message of the bot as a page that looks like Discord. */

import type { RenderedMessage } from '../src/discord/render.js';
import type { Node } from './discord-markdown.js';
import { readMarkdown } from './discord-markdown.js';

export interface Shown {
  /** What was used, without the stroke; null for what the bot posts of itself. */
  readonly command: string | null;
  readonly message: RenderedMessage;
  /** Only the one who asked sees it. */
  readonly isPrivate: boolean;
}

/** Nothing is loaded from anywhere: scripts and styles stand in the page itself. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";

const AVATAR = avatar('#5865f2', '“');
const MEMBER = avatar('#3ba55d', 'A');

function avatar(colour: string, letter: string): string {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="${letter === 'A' ? 27 : 39}" font-family="Inter" font-weight="700" font-size="${letter === 'A' ? 20 : 44}" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawn)}`;
}

/** As Discord looks in 2026; the components bring an older embed. */
const STYLE = `
  /* Buttons have the browser's own font. */
  @font-face { font-family: Arial; src: local('Inter Medium'), local('Inter'); }
  html, body { margin: 0; background: #36393e; }
  body { width: 600px; }
  * { font-family: Inter, 'Noto Color Emoji', 'DejaVu Sans', sans-serif !important; }
  discord-messages { min-height: 0 !important; border: 0 !important; border-radius: 0 !important; padding: 4px 0 8px; }
  discord-embed-description { white-space: pre-wrap; overflow-wrap: break-word; color: #dbdee1; line-height: 1.3; }
  discord-embed-description > * { white-space: pre-wrap; }
  .heading { font-weight: 700; font-size: 1rem; line-height: 1.375; color: #f2f3f5; margin: 8px 0 2px; }
  .heading:first-child { margin-top: 0; }
  .subtext { font-size: 0.8125rem; line-height: 1.4; color: #949ba4; }
  .quote { display: flex; margin: 2px 0; }
  .quote::before { content: ''; flex: none; width: 4px; border-radius: 4px; background: #4e5058; margin-right: 8px; }
  .quote > div { min-width: 0; }
  strong { font-weight: 700; color: #fff; }
  a { color: #00a8fc; text-decoration: none; }
  time { background: #ffffff0f; border-radius: 3px; padding: 0 2px; }
`;

/** The page tells its height in its title, once the elements have been drawn. */
const MEASURE = `
  await Promise.all([...document.querySelectorAll('*')].map((element) => element.updateComplete));
  document.title = Math.ceil(document.body.getBoundingClientRect().height);
`;

/** The page of one exchange. `components`: the bundled script of the elements that look like Discord's. */
export function pageOf({ command, message, isPrivate }: Shown, components: string): string {
  const used =
    command === null
      ? ''
      : `<discord-command slot="reply" type="slash_command" author="Ann" avatar="${MEMBER}" command="${escapeHtml(command)}"></discord-command>`;
  const embeds = message.embeds
    .map(({ description = '', color = 0 }) => {
      const shown = readMarkdown(description).map(toHtml).join('');
      return `<discord-embed slot="embeds" color="#${color.toString(16).padStart(6, '0')}"><discord-embed-description slot="description">${shown}</discord-embed-description></discord-embed>`;
    })
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${STYLE}</style></head>
<body><discord-messages><discord-message author="Bulletins" bot avatar="${AVATAR}" timestamp="10/01/2024"${isPrivate ? ' ephemeral' : ''}>${used}${embeds}${buttonsOf(message)}</discord-message></discord-messages>
<script>window.$discordMessage = { avatars: { default: '${AVATAR}' } };</script><script type="module">${components.replaceAll('</script', '<\\/script')};${MEASURE}</script></body></html>`;
}

function buttonsOf({ components }: RenderedMessage): string {
  const rows = components.map((row) => {
    const buttons = row.components.map((button) => {
      const label = 'label' in button ? (button.label ?? '') : '';
      return `<discord-button type="secondary">${escapeHtml(label)}</discord-button>`;
    });
    return `<discord-action-row>${buttons.join('')}</discord-action-row>`;
  });
  return rows.length === 0 ? '' : `<discord-attachments slot="components">${rows.join('')}</discord-attachments>`;
}

const TAGS = { bold: 'strong', underline: 'u', italic: 'em', strike: 's', spoiler: 'mark', list: 'li' } as const;

/** A node as HTML; every character of a reply is escaped. */
export function toHtml(node: Node): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text);
    case 'quote':
      return `<div class="quote"><div>${node.children.map(toHtml).join('')}</div></div>`;
    case 'heading':
    case 'subtext':
      return `<div class="${node.kind}">${node.children.map(toHtml).join('')}</div>`;
    case 'link':
      return `<a href="${escapeHtml(node.url)}">${node.children.map(toHtml).join('')}</a>`;
    case 'time':
      return `<time>${describeTime(node.seconds)}</time>`;
    case 'code':
    case 'codeBlock':
    case 'mention':
    case 'emoji':
      return `<code>${escapeHtml(node.text)}</code>`;
    default:
      return `<${TAGS[node.kind]}>${node.children.map(toHtml).join('')}</${TAGS[node.kind]}>`;
  }
}

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** "September 3, 2024", as Discord in English writes `<t:…:D>`. */
export function describeTime(seconds: number): string {
  return DAY.format(new Date(seconds * 1000));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}
