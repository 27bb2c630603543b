import {
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Command } from '../commands/command.js';
import { cut } from '../commands/wording.js';
import { limits } from './limits.js';

/** The form in which a member writes one argument of a command. It carries the custom_id of the button that opens it. */
export function modalFor(
  { customId, component }: ButtonInteraction,
  argument: string,
  { name, options }: Command,
): APIModalInteractionResponseCallbackData {
  const option = options[argument];
  const longest = option?.type === 'string' ? (option.maxLength ?? 100) : 100;
  const title = 'label' in component && component.label ? component.label : `/${name}`;
  const input = {
    type: ComponentType.TextInput,
    custom_id: argument,
    style: TextInputStyle.Paragraph,
    required: option?.required === true,
    max_length: Math.min(longest, limits.textInput),
  } as const;
  return {
    custom_id: customId,
    title: cut(title, limits.modalTitle),
    components: [
      { type: ComponentType.Label, label: cut(option?.description ?? argument, limits.modalTitle), component: input },
    ],
  };
}
