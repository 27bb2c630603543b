/** The locales that commands are shown in beside English, which everybody else sees. */
import type { LocaleString } from 'discord.js';
import { de } from './de.js';
import { spanish } from './es-es.js';
import { fr } from './fr.js';
import type { CommandTexts, Localisation } from './localisation.js';
import { pl } from './pl.js';
import { ru } from './ru.js';
import { tr } from './tr.js';
import { uk } from './uk.js';

/** By Discord's name of the locale. */
export const localisations = {
  de,
  'es-ES': spanish,
  fr,
  pl,
  ru,
  tr,
  uk,
} as const satisfies { readonly [Name in LocaleString]?: Localisation };

type LocaleName = keyof typeof localisations;

/** Something out of the texts of a command or a group in each locale that has it; null when none has. */
export function localised(
  command: string,
  pick: (texts: CommandTexts) => string | undefined,
): Partial<Record<LocaleName, string>> | null {
  const found = Object.entries(localisations).flatMap(([locale, texts]: [string, Record<string, CommandTexts>]) => {
    const own = Object.hasOwn(texts, command) ? texts[command] : undefined;
    const text = own && pick(own);
    return text === undefined ? [] : [[locale, text] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}
