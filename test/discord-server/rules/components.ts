import { asArray, asNumber, asObject, asText, type JsonObject, lengthOf } from '../json.js';
import { LIMITS } from '../limits.js';
import type { Problems } from '../problems.js';

/** Component types by Discord's numbers. */
export const COMPONENT = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;

const IN_CONTAINER: readonly number[] = [1, 9, 10, 12, 13, 14];
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;

/** Whether a component is a select menu of any sort. */
export function isSelect(type: unknown): boolean {
  return type === COMPONENT.stringSelect || (typeof type === 'number' && type >= 5 && type <= 8);
}

/** A component and everything inside it, outermost first, each with its path. */
export function* walk(list: readonly unknown[], path: string): Generator<readonly [string, JsonObject]> {
  for (const [index, entry] of list.entries()) {
    const component = asObject(entry);
    const here = `${path}.${index}`;
    yield [here, component];
    yield* walk(asArray(component.components), `${here}.components`);
    for (const inner of ['accessory', 'component'] as const) {
      const single = component[inner];
      if (single !== undefined) yield [`${here}.${inner}`, asObject(single)];
    }
  }
}

/** Checks the components of a message body; `layout` says whether the message is of Components V2. */
export function checkComponents(value: unknown, layout: boolean, problems: Problems): void {
  const top = asArray(value);
  const all = [...walk(top, 'components')];
  if (layout) checkLayout(top, all, problems);
  else checkRowsOnly(top, problems);
  for (const [path, component] of all) checkComponent(component, path, problems);
  problems.unique(
    all.flatMap(([path, { custom_id: id }]) => (typeof id === 'string' ? [[`${path}.custom_id`, id] as const] : [])),
    'COMPONENT_CUSTOM_ID_DUPLICATED',
    'Component custom id cannot be duplicated',
  );
}

function checkRowsOnly(top: readonly unknown[], problems: Problems): void {
  problems.count(top, 'components', LIMITS.rows);
  for (const [index, entry] of top.entries()) {
    const fits = asObject(entry).type === COMPONENT.row;
    problems.must(fits, `components.${index}.type`, 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
  }
}

function checkLayout(
  top: readonly unknown[],
  all: readonly (readonly [string, JsonObject])[],
  problems: Problems,
): void {
  const { layoutComponents, layoutText } = LIMITS;
  const allowed = [...IN_CONTAINER, COMPONENT.container];
  checkTypes(top, 'components', allowed, problems);
  problems.must(
    all.length <= layoutComponents,
    'components',
    'BASE_TYPE_BAD_LENGTH',
    `The total number of components cannot exceed ${layoutComponents}`,
  );
  const texts = all.filter(([, { type }]) => type === COMPONENT.textDisplay);
  const total = texts.reduce((sum, [, { content }]) => sum + lengthOf(asText(content) ?? ''), 0);
  problems.must(
    total <= layoutText,
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    `Text size exceeds maximum of ${layoutText}`,
  );
}

function checkTypes(list: readonly unknown[], path: string, allowed: readonly number[], problems: Problems): void {
  for (const [index, entry] of list.entries()) {
    const type = asNumber(asObject(entry).type);
    const fits = type !== undefined && allowed.includes(type);
    const message = `Value of field "type" must be one of (${allowed.join(', ')}).`;
    problems.must(fits, `${path}.${index}.type`, 'UNION_TYPE_CHOICES', message);
  }
}

function checkComponent(component: JsonObject, path: string, problems: Problems): void {
  const { type } = component;
  if (type === COMPONENT.row) checkRow(component, path, problems);
  else if (type === COMPONENT.button) checkButton(component, path, problems);
  else if (isSelect(type)) checkSelect(component, path, problems);
  else if (type === COMPONENT.textDisplay)
    problems.required(component.content, `${path}.content`, 1, LIMITS.layoutText);
  else if (type === COMPONENT.section) checkSection(component, path, problems);
  else if (type === COMPONENT.container) {
    checkTypes(asArray(component.components), `${path}.components`, IN_CONTAINER, problems);
  }
}

function checkRow(row: JsonObject, path: string, problems: Problems): void {
  const inside = asArray(row.components).map(asObject);
  if (inside.length === 0) problems.missing(`${path}.components`);
  const selects = inside.filter(({ type }) => isSelect(type)).length;
  const most = selects > 0 ? 1 : LIMITS.buttonsInRow;
  problems.count(inside, `${path}.components`, most);
  const fits = inside.every(({ type }) => type === COMPONENT.button || isSelect(type));
  problems.must(fits, `${path}.components`, 'UNION_TYPE_CHOICES', 'A row holds buttons or one select menu.');
}

function checkButton(button: JsonObject, path: string, problems: Problems): void {
  problems.length(button.label, `${path}.label`, 0, LIMITS.buttonLabel);
  if (button.style === PREMIUM_STYLE) return;
  if (!button.label && !button.emoji) {
    problems.add(path, 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A button needs a label or an emoji');
  }
  if (button.style === LINK_STYLE) {
    problems.required(button.url, `${path}.url`, 1, LIMITS.url);
    const link = asText(button.url);
    if (link)
      problems.must(
        /^(https?|discord):\/\//.test(link),
        `${path}.url`,
        'URL_TYPE_INVALID_SCHEME',
        'Not well formed URL.',
      );
    problems.must(!button.custom_id, path, 'BUTTON_COMPONENT_INVALID_URL', 'A link button cannot have a custom id');
    return;
  }
  problems.required(button.custom_id, `${path}.custom_id`, 1, LIMITS.customId);
  problems.must(!button.url, path, 'BUTTON_COMPONENT_INVALID_URL', 'Only a link button can have a URL');
  const styled = typeof button.style === 'number' && button.style >= 1 && button.style <= 4;
  problems.must(styled, `${path}.style`, 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6).');
}

function checkSelect(select: JsonObject, path: string, problems: Problems): void {
  problems.required(select.custom_id, `${path}.custom_id`, 1, LIMITS.customId);
  problems.length(select.placeholder, `${path}.placeholder`, 0, LIMITS.selectPlaceholder);
  if (select.type !== COMPONENT.stringSelect) return;
  const options = asArray(select.options).map(asObject);
  if (options.length === 0) problems.missing(`${path}.options`);
  problems.count(options, `${path}.options`, LIMITS.selectOptions);
  for (const [index, option] of options.entries()) {
    problems.required(option.label, `${path}.options.${index}.label`, 1, LIMITS.selectOptionText);
    problems.required(option.value, `${path}.options.${index}.value`, 1, LIMITS.selectOptionText);
    problems.length(option.description, `${path}.options.${index}.description`, 0, LIMITS.selectOptionText);
  }
  problems.unique(
    options.map((option, index) => [`${path}.options.${index}.value`, String(option.value)] as const),
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    'The specified option value is already used',
  );
}

function checkSection(section: JsonObject, path: string, problems: Problems): void {
  const texts = asArray(section.components);
  if (texts.length === 0) problems.missing(`${path}.components`);
  problems.count(texts, `${path}.components`, 3);
  checkTypes(texts, `${path}.components`, [COMPONENT.textDisplay], problems);
  if (section.accessory === undefined) problems.missing(`${path}.accessory`);
}
