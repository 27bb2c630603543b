import { asArray, asObject, asText, isObject, lengthOf } from '../json.js';
import { LIMITS } from '../limits.js';
import type { Problems } from '../problems.js';

/** Checks the embeds of a message body, each and all together. */
export function checkEmbeds(value: unknown, problems: Problems): void {
  const embeds = asArray(value);
  problems.count(embeds, 'embeds', LIMITS.embeds);
  for (const [index, embed] of embeds.entries()) checkEmbed(embed, `embeds.${index}`, problems);
  const total = embeds.reduce<number>((sum, embed) => sum + embedLength(embed), 0);
  problems.must(
    total <= LIMITS.embedTotal,
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
    `Embed size exceeds maximum size of ${LIMITS.embedTotal}`,
  );
}

function checkEmbed(value: unknown, path: string, problems: Problems): void {
  const embed = asObject(value);
  problems.length(embed.title, `${path}.title`, 0, LIMITS.embedTitle);
  problems.length(embed.description, `${path}.description`, 0, LIMITS.embedDescription);
  if (isObject(embed.footer)) {
    problems.required(embed.footer.text, `${path}.footer.text`, 1, LIMITS.embedFooter);
  }
  if (isObject(embed.author)) {
    problems.required(embed.author.name, `${path}.author.name`, 1, LIMITS.embedAuthor);
  }
  const fields = asArray(embed.fields);
  problems.count(fields, `${path}.fields`, LIMITS.embedFields);
  for (const [index, field] of fields.entries()) {
    const { name, value: text } = asObject(field);
    problems.required(name, `${path}.fields.${index}.name`, 1, LIMITS.embedFieldName);
    problems.required(text, `${path}.fields.${index}.value`, 1, LIMITS.embedFieldValue);
  }
  const shows = [embed.title, embed.description, embed.author, embed.footer, embed.image, embed.thumbnail, embed.video];
  if (!shows.some(Boolean) && fields.length === 0) problems.missing(`${path}.description`);
}

/** What counts toward the 6,000: title, description, fields, footer and author. */
function embedLength(value: unknown): number {
  const embed = asObject(value);
  const fields = asArray(embed.fields).map(asObject);
  const texts = [
    embed.title,
    embed.description,
    asObject(embed.footer).text,
    asObject(embed.author).name,
    ...fields.flatMap((field) => [field.name, field.value]),
  ];
  return texts.reduce<number>((sum, text) => sum + lengthOf(asText(text) ?? ''), 0);
}
