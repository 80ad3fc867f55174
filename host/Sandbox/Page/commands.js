import { interact, kinds, silence } from './interact.js';
import { openModal } from './modal.js';
import { get } from './rest.js';
import { toast } from './dom.js';
import { on } from './store.js';

const index = new Map();
on('ready', () => index.clear());

/** The commands that this person may use in a channel; asked for again when the last answer is some seconds old. */
export async function commandsIn(channelId) {
  const known = index.get(channelId);
  if (known && Date.now() - known.at < 5000) return known.commands;
  try {
    const { application_commands: commands } = await get(`/channels/${channelId}/application-command-index`);
    index.set(channelId, { at: Date.now(), commands });
    return commands;
  } catch {
    return known?.commands ?? [];
  }
}

/** Slash commands with their subcommands laid out flat: {command, path, name, description, options}. */
export async function slashCommands(channelId) {
  const commands = (await commandsIn(channelId)).filter(command => command.type === 1);
  return commands.flatMap(command => leaves(command, command, [])).sort((a, b) => a.name.localeCompare(b.name));
}

function leaves(command, node, path) {
  const nested = (node.options ?? []).filter(option => option.type <= 2);
  if (nested.length > 0) return nested.flatMap(child => leaves(command, child, [...path, child]));
  const name = [command, ...path].map(part => part.name_localized ?? part.name).join(' ');
  return [{ command, path, name, description: node.description_localized ?? node.description ?? '', options: node.options ?? [] }];
}

/** The data of a command: its options inside the subcommand that they belong to. */
export function commandData({ command, path }, options) {
  const nested = path.reduceRight((inner, part) => [{ type: part.type, name: part.name, options: inner }], options);
  return { id: command.id, version: command.version, name: command.name, type: command.type, options: nested };
}

/** Runs a command; gives whether the application answered. Throws a RestError when it is refused. */
export async function run(channelId, data, files = []) {
  const { kind, data: answer } = await interact(kinds.command, channelId, data, {}, files);
  if (kind === 'modal') openModal(answer);
  return kind !== 'silence';
}

/** Runs a command of a context menu on a user or message. */
export async function runOn(command, channelId, targetId) {
  const data = { id: command.id, version: command.version, name: command.name, type: command.type, target_id: targetId };
  try {
    if (!(await run(channelId, data))) toast(silence, 'bad');
  } catch (error) {
    toast(error.sentence ?? 'The Sandbox cannot be reached.', 'bad');
  }
}

/** What the application suggests for the option that is being filled in. */
export async function complete(slash, channelId, options) {
  const { kind, data } = await interact(kinds.autocomplete, channelId, commandData(slash, options));
  return kind === 'choices' ? data.choices.map(choice => ({ value: choice.value, label: choice.name })) : [];
}
