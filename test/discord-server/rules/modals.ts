import { asArray, asNumber, asObject, type JsonObject } from '../json.js';
import { LIMITS } from '../limits.js';
import type { Problems } from '../problems.js';
import { COMPONENT, walk } from './components.js';

/** Checks the data of a callback of type 9. */
export function checkModal(data: JsonObject, problems: Problems): void {
  problems.required(data.title, 'data.title', 1, LIMITS.modalTitle);
  problems.required(data.custom_id, 'data.custom_id', 1, LIMITS.customId);
  const top = asArray(data.components);
  if (top.length === 0) problems.missing('data.components');
  problems.count(top, 'data.components', LIMITS.modalRows);
  for (const [index, entry] of top.entries()) checkTop(asObject(entry), `data.components.${index}`, problems);
  const all = [...walk(top, 'data.components')];
  for (const [path, component] of all) {
    if (component.type === COMPONENT.textInput) checkTextInput(component, path, problems);
  }
  problems.unique(
    all.flatMap(([path, { custom_id: id }]) => (typeof id === 'string' ? [[`${path}.custom_id`, id] as const] : [])),
    'COMPONENT_CUSTOM_ID_DUPLICATED',
    'Component custom id cannot be duplicated',
  );
}

function checkTop(component: JsonObject, path: string, problems: Problems): void {
  if (component.type === COMPONENT.textDisplay) return;
  if (component.type === COMPONENT.label) {
    problems.required(component.label, `${path}.label`, 1, LIMITS.modalLabel);
    problems.length(component.description, `${path}.description`, 1, LIMITS.modalLabelDescription);
    if (component.component === undefined) problems.missing(`${path}.component`);
    return;
  }
  const inside = asArray(component.components).map(asObject);
  const fits = component.type === COMPONENT.row && inside.length === 1 && inside[0]?.type === COMPONENT.textInput;
  problems.must(fits, path, 'UNION_TYPE_CHOICES', 'A modal holds labels, text, or rows of one text input each.');
  problems.required(inside[0]?.label, `${path}.components.0.label`, 1, LIMITS.modalLabel);
}

function checkTextInput(input: JsonObject, path: string, problems: Problems): void {
  problems.required(input.custom_id, `${path}.custom_id`, 1, LIMITS.customId);
  problems.length(input.value, `${path}.value`, 0, LIMITS.textInput);
  problems.length(input.placeholder, `${path}.placeholder`, 0, LIMITS.textInputPlaceholder);
  const styled = input.style === 1 || input.style === 2;
  problems.must(styled, `${path}.style`, 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2).');
  const least = asNumber(input.min_length) ?? 0;
  const most = asNumber(input.max_length) ?? LIMITS.textInput;
  problems.must(least >= 0 && least <= LIMITS.textInput, `${path}.min_length`, 'NUMBER_TYPE_MAX', 'Must be 0 to 4000.');
  problems.must(most >= 1 && most <= LIMITS.textInput, `${path}.max_length`, 'NUMBER_TYPE_MAX', 'Must be 1 to 4000.');
  problems.must(least <= most, `${path}.min_length`, 'NUMBER_TYPE_MAX', 'min_length is greater than max_length.');
}
