import { asArray, asNumber, asObject, asText, type JsonObject, lengthOf } from '../json.js';
import { FLAGS, LIMITS } from '../limits.js';
import { Problems } from '../problems.js';
import type { Problem } from '../refusal.js';
import { checkMessage } from './messages.js';
import { checkModal } from './modals.js';

/** Callback types by Discord's numbers. */
export const CALLBACK = { reply: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/** Interaction types by Discord's numbers. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;

/** What the callback answers: its kind, and whether it has a message to update. */
export interface Answered {
  readonly type: number;
  readonly hasMessage: boolean;
}

/** Checks a callback by itself: which types the interaction takes, and their data. */
export function checkCallback(body: JsonObject, answered: Answered): readonly Problem[] {
  const problems = new Problems();
  const type = asNumber(body.type) ?? 0;
  const fits = allowedTypes(answered).includes(type);
  problems.must(
    fits,
    'type',
    'INTERACTION_CALLBACK_TYPE_INVALID',
    `An interaction of type ${answered.type} cannot be answered with ${type}.`,
  );
  const data = asObject(body.data);
  if (type === CALLBACK.defer) checkDeferral(body.data, problems);
  if (type === CALLBACK.choices) checkChoices(data, problems);
  if (type === CALLBACK.modal) checkModal(data, problems);
  if (type === CALLBACK.reply || type === CALLBACK.update) {
    const inner = new Problems();
    checkMessage(data, type === CALLBACK.reply ? 'reply' : 'update', false, inner);
    for (const problem of inner.list) problems.add(`data.${problem.path}`, problem.code, problem.message);
  }
  return problems.list;
}

function allowedTypes({ type, hasMessage }: Answered): readonly number[] {
  const { reply, defer, deferUpdate, update, choices, modal } = CALLBACK;
  if (type === INTERACTION.autocomplete) return [choices];
  if (type === INTERACTION.command) return [reply, defer, modal];
  if (type === INTERACTION.component) return [reply, defer, deferUpdate, update, modal];
  return hasMessage ? [reply, defer, deferUpdate, update] : [reply, defer];
}

function checkDeferral(data: unknown, problems: Problems): void {
  for (const [key, value] of Object.entries(asObject(data))) {
    const empty = value === false || value === undefined || value === null;
    problems.must(
      key === 'flags' || empty,
      `data.${key}`,
      'DEFERRED_FIELD_NOT_ALLOWED',
      'A deferred reply can carry only the ephemeral flag.',
    );
  }
  const flags = asNumber(asObject(data).flags) ?? 0;
  problems.must(
    (flags & ~FLAGS.ephemeral) === 0,
    'data.flags',
    'MESSAGE_FLAGS_INVALID',
    'A deferred reply can carry only the ephemeral flag.',
  );
}

function checkChoices(data: JsonObject, problems: Problems): void {
  const choices = asArray(data.choices).map(asObject);
  if (!Array.isArray(data.choices)) problems.missing('data.choices');
  problems.count(choices, 'data.choices', LIMITS.choices);
  for (const [index, choice] of choices.entries()) {
    problems.required(choice.name, `data.choices.${index}.name`, 1, LIMITS.choiceName);
    const value = asText(choice.value);
    if (choice.value === undefined) problems.missing(`data.choices.${index}.value`);
    if (value !== undefined && lengthOf(value) > LIMITS.choiceValue) {
      problems.length(value, `data.choices.${index}.value`, 1, LIMITS.choiceValue);
    }
  }
}
