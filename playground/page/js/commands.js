/** The bot's commands as a person sees them: which they may run, how a typed line is read. Pure. */

import { offered } from "./offered.js";

/** Discord's numbers for the kinds of option. */
export const OPTION = {
  SUB_COMMAND: 1,
  GROUP: 2,
  STRING: 3,
  INTEGER: 4,
  BOOLEAN: 5,
  USER: 6,
  CHANNEL: 7,
  ROLE: 8,
  MENTIONABLE: 9,
  NUMBER: 10,
  ATTACHMENT: 11,
};

const OFFERED = {
  [OPTION.USER]: "user",
  [OPTION.CHANNEL]: "channel",
  [OPTION.ROLE]: "role",
  [OPTION.MENTIONABLE]: "mentionable",
};

const CHAT_INPUT = 1;
export const MESSAGE_MENU = 3;

/** Whether Discord offers the command in this channel; whose it is, the playground has seen to. */
export function isOfferedIn(command, channel) {
  if (channel.kind !== "dm") return command.contexts?.includes(0) ?? true;
  return !command.guild_id && command.dm_permission !== false;
}

/** Commands with their subcommands side by side: {name: "policy words add", description, ...}. */
export function flatten(commands) {
  return commands
    .filter((command) => (command.type ?? CHAT_INPUT) === CHAT_INPUT)
    .flatMap((command) => leaves(command, ""))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function leaves(node, prefix) {
  const name = prefix + node.name;
  const options = node.options ?? [];
  const deeper = options.filter(({ type }) => type === OPTION.SUB_COMMAND || type === OPTION.GROUP);
  if (deeper.length > 0) return deeper.flatMap((child) => leaves(child, `${name} `));
  const ordered = options.toSorted((a, b) => Boolean(b.required) - Boolean(a.required));
  return [{ name, description: node.description, options: ordered }];
}

/** Those whose name starts with what was typed, then those that have it anywhere. */
export function matching(commands, typed) {
  const query = typed.toLowerCase().trimStart();
  const starts = commands.filter(({ name }) => name.startsWith(query));
  const within = commands.filter(({ name }) => !name.startsWith(query) && name.includes(query));
  return [...starts, ...within];
}

/**
 * Read "/imagine prompt:Dog --ar 16:9 aspect:16:9" as {command, values: {prompt, aspect}}.
 * Words before the first option's name belong to the first option. Null when no command is named in
 * full and followed by a space.
 */
export function readLine(line, commands) {
  const text = line.trimStart();
  const command = commands
    .filter(({ name }) => text.toLowerCase().startsWith(`/${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!command) return null;
  const rest = text.slice(command.name.length + 2).replace(/\s*\n\s*/g, " ");
  return { command, values: readOptions(rest, command.options) };
}

/** Cut a text at " name:" of each option; an option that comes twice keeps its first value. */
export function readOptions(text, allOptions) {
  const options = allOptions.filter(({ type }) => type !== OPTION.ATTACHMENT);
  const values = {};
  if (options.length === 0) return values;
  let current = options[0].name;
  let from = 0;
  const keep = (until) => {
    const value = text.slice(from, until).trim();
    if (value !== "" || from > 0) values[current] ??= value;
  };
  const taken = new Set();
  const names = options.map(({ name }) => name.replace(/[^\p{L}\p{N}_-]/gu, "")).join("|");
  for (const found of text.matchAll(new RegExp(`(?<=^|\\s)(${names}):`, "giu"))) {
    const name = found[1].toLowerCase();
    if (taken.has(name)) continue;
    keep(found.index);
    taken.add(name);
    current = name;
    from = found.index + found[0].length;
  }
  keep(text.length);
  return values;
}

/** The list that an option offers: its own, true and false, people, roles, channels; else null. */
export function choicesOf(option, state) {
  if (option.choices?.length) return option.choices;
  if (option.type === OPTION.BOOLEAN)
    return [true, false].map((value) => ({ name: value ? "True" : "False", value }));
  const kind = OFFERED[option.type];
  if (!kind) return null;
  return offered(kind, option, state).map(({ id, name }) => ({ name, value: id }));
}

/** Turn what was typed into the value Discord sends, or say in one sentence why it cannot be. */
export function readValue(option, typed, choices) {
  const text = typed.trim();
  if (choices) {
    const choice =
      choices.find(({ name }) => name.toLowerCase() === text.toLowerCase()) ??
      choices.find(({ value }) => String(value).toLowerCase() === text.toLowerCase());
    if (choice) return { value: choice.value };
    return { problem: `${option.name}: “${text}” is not in the list. Choose one of it.` };
  }
  if (option.type === OPTION.INTEGER || option.type === OPTION.NUMBER)
    return readNumber(option, text);
  return { value: text };
}

function readNumber(option, text) {
  const isWhole = option.type === OPTION.INTEGER;
  const number = Number(text);
  if (!(isWhole ? Number.isSafeInteger(number) : Number.isFinite(number))) {
    return { problem: `${option.name}: “${text}” is not a ${isWhole ? "whole " : ""}number.` };
  }
  if (option.min_value != null && number < option.min_value) {
    return { problem: `${option.name}: the smallest is ${option.min_value}.` };
  }
  if (option.max_value != null && number > option.max_value) {
    return { problem: `${option.name}: the largest is ${option.max_value}.` };
  }
  return { value: number };
}
