/** A Reply as a message of Discord: an embed with everything that is said, and a row of buttons below it. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { type Action, actionsOf, type Block, type Reply } from '../commands/reply.js';
import { cut } from '../commands/wording.js';
import { limits } from './limits.js';
import { visible } from './markdown.js';
import { fitBlocks } from './render-fit.js';

type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** What discord.js sends as a new message, as an answer to an interaction, or in place of an earlier message. */
export interface RenderedMessage {
  readonly embeds: readonly APIEmbed[];
  /** Empty when there are no buttons, so that an edit takes away those that were there. */
  readonly components: readonly Row[];
  /** Nobody is pinged, whatever a bulletin says. */
  readonly allowedMentions: { readonly parse: readonly [] };
}

/** The bar at an embed's side: what kind of reply it is. */
const COLOURS = { answered: 0x3ba55d, closest: 0xf0b232, listed: 0x5865f2, failed: 0xed4245, said: 0x80848e };

/**
 * The reply within all of Discord's limits (see `limits`). What does not fit is cut outside of the quotation marks, with
 * “[…]”, or counted in a line of its own.
 *
 * @param customIds one for each of `actionsOf(reply)`, at most 100 characters; an action without one is not shown
 */
export function renderReply(reply: Reply, customIds: readonly (string | null)[]): RenderedMessage {
  const { texts, blocks } = fitBlocks(reply.blocks);
  const color = colourOf(reply);
  const described = texts.filter((text) => text.trim() !== '');
  return {
    embeds: (described.length > 0 ? described : ['Nothing to show.']).map((description) => ({ description, color })),
    components: renderActions(reply, blocks, customIds),
    allowedMentions: { parse: [] },
  };
}

function colourOf({ blocks, failed }: Reply): number {
  if (failed) return COLOURS.failed;
  const roles = new Set(blocks.flatMap((block) => (block.kind === 'passage' ? [block.role] : [])));
  if (roles.has('answer')) return COLOURS.answered;
  if (roles.has('closest')) return COLOURS.closest;
  return roles.size > 0 ? COLOURS.listed : COLOURS.said;
}

/** Buttons that open a passage first, in rows of their own if there is room; none for a passage that is not shown. */
function renderActions(reply: Reply, shown: ReadonlySet<Block>, customIds: readonly (string | null)[]): readonly Row[] {
  const opened = reply.blocks.filter((block) => block.kind === 'passage' && block.open);
  const ids = new Set<string>();
  const opening: APIButtonComponentWithCustomId[] = [];
  const own: APIButtonComponentWithCustomId[] = [];
  actionsOf(reply).forEach((action, nth) => {
    const id = customIds[nth] ?? '';
    const passage = opened[nth];
    if (id === '' || id.length > limits.customId || ids.has(id) || (passage && !shown.has(passage))) return;
    ids.add(id);
    (passage ? opening : own).push(renderButton(action, id));
  });
  const rows = [...inRows(opening), ...inRows(own)];
  return rows.length <= limits.rows ? rows : inRows([...opening, ...own]).slice(0, limits.rows);
}

function inRows(buttons: readonly APIButtonComponentWithCustomId[]): Row[] {
  const rows: Row[] = [];
  for (let first = 0; first < buttons.length; first += limits.buttons) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(first, first + limits.buttons) });
  }
  return rows;
}

/** A label is plain text to Discord, so nothing is escaped; signs that turn its direction are left out. */
function renderButton({ label }: Action, customId: string): APIButtonComponentWithCustomId {
  const words = cut(visible(label).replace(/[\u202a-\u202e\u2066-\u2069]/g, ''), limits.buttonLabel);
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: /[\p{L}\p{N}\p{P}\p{S}]/u.test(words) ? words : 'Open',
    custom_id: customId,
  };
}
