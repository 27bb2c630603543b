import type { RegisteredCommand } from './application-commands.js';
import type { Channel } from './channels.js';
import { type OptionValues, typedOptions } from './command-options.js';
import type { Choice, Exchange } from './exchange.js';
import { type Circumstances, contextOf, installation } from './interactions.js';
import { asArray, asObject, asText, type JsonObject, lengthOf } from './json.js';
import type { Control, Message } from './messages.js';
import { bitsOf } from './permissions.js';
import { INTERACTION } from './rules/callbacks.js';
import { COMMAND } from './rules/commands.js';
import { COMPONENT, isSelect, walk } from './rules/components.js';
import { Talk } from './talk.js';
import type { User } from './users.js';

/** What people do in Discord: each deed is one interaction that the bot gets. */
export class Story extends Talk {
  /** Someone uses a slash command; subcommands follow its name: `digest set`. */
  async slash(
    user: User,
    channel: Channel,
    name: string,
    values: OptionValues = {},
    circumstances: Circumstances = {},
  ): Promise<Exchange> {
    const [first = '', ...path] = name.split(' ');
    const command = this.#available(first, COMMAND.chatInput, user, channel, circumstances);
    const { unchecked } = circumstances;
    const typed = typedOptions(command, { path, values, unchecked, guild: channel.guild });
    const data = { ...head(command), ...typed };
    return this.parts.desk.start({ type: INTERACTION.command, title: `/${name}`, user, channel, data, circumstances });
  }

  /** Someone types into an option with autocomplete; the exchange, to be awaited or looked at. */
  async typing(
    user: User,
    channel: Channel,
    name: string,
    values: OptionValues,
    focused: string,
    circumstances: Circumstances = {},
  ): Promise<Exchange> {
    const [first = '', ...path] = name.split(' ');
    const command = this.#available(first, COMMAND.chatInput, user, channel, circumstances);
    const typed = typedOptions(command, { path, values, focused, guild: channel.guild });
    const data = { ...head(command), ...typed };
    const title = `the autocomplete of "${focused}" in /${name}`;
    return this.parts.desk.start({ type: INTERACTION.autocomplete, title, user, channel, data, circumstances });
  }

  /** Someone types into an option with autocomplete; gives the choices shown. */
  async complete(
    user: User,
    channel: Channel,
    name: string,
    values: OptionValues,
    focused: string,
    circumstances?: Circumstances,
  ): Promise<readonly Choice[]> {
    const exchange = await this.typing(user, channel, name, values, focused, circumstances);
    return exchange.choices();
  }

  /** Someone uses a command of a message's menu. */
  async menu(user: User, message: Message, name: string, circumstances: Circumstances = {}): Promise<Exchange> {
    const { channel } = message;
    const command = this.#available(name, COMMAND.message, user, channel, circumstances);
    const resolved = { messages: { [message.id]: message.toJSON() } };
    const data = { ...head(command), target_id: message.id, resolved };
    return this.parts.desk.start({
      type: INTERACTION.command,
      title: `the menu "${name}"`,
      user,
      channel,
      data,
      circumstances,
    });
  }

  /** Someone uses a command of a person's menu. */
  async userMenu(
    user: User,
    channel: Channel,
    target: User,
    name: string,
    circumstances: Circumstances = {},
  ): Promise<Exchange> {
    const command = this.#available(name, COMMAND.user, user, channel, circumstances);
    const resolved = { users: { [target.id]: target.toJSON() } };
    const data = { ...head(command), target_id: target.id, resolved };
    return this.parts.desk.start({
      type: INTERACTION.command,
      title: `the menu "${name}"`,
      user,
      channel,
      data,
      circumstances,
    });
  }

  /** Someone presses a button, named by its label or its custom id. */
  async click(user: User, message: Message, button: string, circumstances: Circumstances = {}): Promise<Exchange> {
    const control = controlIn(message, button, user);
    if (control.type !== COMPONENT.button) throw new Error(`"${button}" is a menu: use select().`);
    const data = { custom_id: control.customId, component_type: control.type };
    return this.#component(user, message, `the button "${button}"`, data, circumstances);
  }

  /** Someone chooses from a menu, named by its placeholder or its custom id. */
  async select(
    user: User,
    message: Message,
    menu: string,
    values: readonly string[],
    circumstances: Circumstances = {},
  ): Promise<Exchange> {
    const control = controlIn(message, menu, user);
    if (!isSelect(control.type)) throw new Error(`"${menu}" is a button: use click().`);
    const unknown =
      control.type === COMPONENT.stringSelect ? values.find((value) => !control.values.includes(value)) : undefined;
    if (unknown !== undefined)
      throw new Error(`The menu "${menu}" has no option "${unknown}", only: ${control.values.join(', ')}.`);
    const data = { custom_id: control.customId, component_type: control.type, values };
    return this.#component(user, message, `the menu "${menu}"`, data, circumstances);
  }

  /** Someone fills in the modal that an exchange was answered with; fields by custom id or label. */
  async submit(
    user: User,
    exchange: Exchange,
    fields: Readonly<Record<string, string>>,
    circumstances: Circumstances = {},
  ): Promise<Exchange> {
    const modal = asObject(await exchange.modal());
    const components = filledIn(modal, fields);
    const { channel, message } = exchange;
    const data = { custom_id: modal.custom_id, components };
    const title = `the modal "${String(modal.title)}"`;
    return this.parts.desk.start({ type: INTERACTION.modalSubmit, title, user, channel, message, data, circumstances });
  }

  #component(user: User, message: Message, title: string, data: JsonObject, circumstances: Circumstances): Exchange {
    const { channel } = message;
    return this.parts.desk.start({ type: INTERACTION.component, title, user, channel, message, data, circumstances });
  }

  /** The command as this person gets it here, or why they do not. */
  #available(
    name: string,
    type: number,
    user: User,
    channel: Channel,
    circumstances: Circumstances,
  ): RegisteredCommand {
    const command = this.parts.commands.find(name, type, channel.guild?.id);
    if (!command) {
      const known = [...this.parts.commands.list(channel.guild?.id), ...this.parts.commands.list()].map(
        (each) => each.name,
      );
      throw new Error(
        `No command "${name}" (type ${type}) is registered, only: ${[...new Set(known)].join(', ') || 'none'}.`,
      );
    }
    if (circumstances.unchecked) return command;
    const { contexts, integration_types: types, default_member_permissions: needed } = command.definition;
    const context = contextOf(channel, circumstances);
    if (Array.isArray(contexts) && !contexts.includes(context))
      throw new Error(`"${name}" is not offered in context ${context}, only in ${contexts.join(', ')}.`);
    if (installation(channel, circumstances) === 'user' && !asArray(types).includes(1))
      throw new Error(`"${name}" is not offered to people who use the app by themselves (integration_types).`);
    const has = circumstances.memberPermissions ? bitsOf(circumstances.memberPermissions) : channel.permissionsOf(user);
    const wants = BigInt(asText(needed) ?? 0);
    if (channel.guild && needed !== null && needed !== undefined && (wants === 0n || (has & wants) !== wants)) {
      throw new Error(
        `"${name}" is not offered to ${user.name}: it needs the permissions ${String(needed)}. An admin's override is { unchecked: true }.`,
      );
    }
    return command;
  }
}

function head({ id, name, type, guildId }: RegisteredCommand): JsonObject {
  return { id, name, type, ...(guildId && { guild_id: guildId }) };
}

/** A control that this person can use on this message. */
function controlIn(message: Message, name: string, user: User): Control {
  if (message.deleted) throw new Error(`The message with "${name}" has been deleted.`);
  const { controls } = message;
  const found = controls.find(({ customId }) => customId === name) ?? controls.find(({ label }) => label === name);
  if (!found)
    throw new Error(
      `The message has no "${name}", only: ${controls.map(({ label }) => label).join(', ') || 'nothing to press'}.`,
    );
  if (found.disabled) throw new Error(`"${name}" is disabled.`);
  if (found.url !== undefined) throw new Error(`"${name}" is a link: pressing it tells the bot nothing.`);
  if (message.ephemeral && message.reader !== user)
    throw new Error(`Only ${message.reader?.name ?? 'one person'} sees this message.`);
  return found;
}

/** The modal's components as submitted, each text input with what was typed. */
function filledIn(modal: JsonObject, fields: Readonly<Record<string, string>>): readonly JsonObject[] {
  const unused = new Set(Object.keys(fields));
  const labels = new Map<unknown, unknown>();
  const all = [...walk(asArray(modal.components), '')].map(([, component]) => component);
  for (const { component, label } of all) if (component) labels.set(component, label);
  const fill = (input: JsonObject): JsonObject => {
    const names = [input.custom_id, input.label ?? labels.get(input)].flatMap((each) => asText(each) ?? []);
    const name = names.find((each) => fields[each] !== undefined);
    if (name !== undefined) unused.delete(name);
    const value = (name !== undefined ? fields[name] : undefined) ?? asText(input.value) ?? '';
    checkTyped(input, value, names[1] ?? names[0] ?? '');
    return { type: input.type, id: 1, custom_id: input.custom_id, value };
  };
  const filled = asArray(modal.components)
    .map(asObject)
    .map((top) => {
      if (top.type === COMPONENT.label) return { type: top.type, id: 1, component: fill(asObject(top.component)) };
      if (top.type === COMPONENT.textDisplay) return { type: top.type, id: 1 };
      return { type: top.type, id: 1, components: asArray(top.components).map(asObject).map(fill) };
    });
  if (unused.size > 0) throw new Error(`The modal "${String(modal.title)}" has no field: ${[...unused].join(', ')}.`);
  return filled;
}

function checkTyped(input: JsonObject, value: string, name: string): void {
  const least = Number(input.min_length ?? (input.required === false ? 0 : 1));
  const most = Number(input.max_length ?? 4_000);
  const length = lengthOf(value);
  const mayBeEmpty = input.required === false && length === 0;
  if (!mayBeEmpty && (length < least || length > most))
    throw new Error(`The field "${name}" takes ${least} to ${most} characters, not ${length}.`);
}
