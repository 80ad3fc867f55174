// What Discord refuses although its description allows it. Rules that need the state of a server (places in a category,
// the bot's own permissions) are not here: the Sandbox enforces those while the bot runs.

const V2 = 1 << 15;
const length = (text) => (typeof text === 'string' ? [...text].length : 0);
const list = (value) => (Array.isArray(value) ? value : []);

/** Every component of a tree, with its pointer. */
function* walk(components, pointer) {
  for (const [i, component] of list(components).entries()) {
    const at = `${pointer}/${i}`;
    yield { component, at };
    yield* walk(component?.components, `${at}/components`);
    for (const key of ['accessory', 'component']) {
      if (component?.[key]) {
        yield { component: component[key], at: `${at}/${key}` };
        yield* walk(component[key].components, `${at}/${key}/components`);
      }
    }
  }
}

function* checkButton(button, at) {
  const has = (key) => button[key] !== undefined && button[key] !== null;
  const needs = { 1: 'custom_id', 2: 'custom_id', 3: 'custom_id', 4: 'custom_id', 5: 'url', 6: 'sku_id' }[button.style];
  if (needs && !has(needs)) yield [at, `a button of style ${button.style} needs ${needs}`];
  for (const key of ['custom_id', 'url', 'sku_id']) {
    if (key !== needs && has(key)) yield [`${at}/${key}`, `a button of style ${button.style} has no ${key}`];
  }
  if (button.style !== 6 && !has('label') && !has('emoji')) yield [at, 'a button needs a label or an emoji'];
}

function* checkSelect(select, at) {
  const min = select.min_values ?? 1;
  const max = select.max_values ?? 1;
  if (min > max) yield [`${at}/min_values`, `more than max_values (${max})`];
  if (select.type !== 3) return;
  const options = list(select.options);
  if (max > options.length) yield [`${at}/max_values`, `more than the ${options.length} options`];
  if (options.filter((o) => o.default).length > max) yield [`${at}/options`, 'more defaults than max_values'];
  if (new Set(options.map((o) => o.value)).size < options.length) yield [`${at}/options`, 'two options with the same value'];
}

function* checkComponents(components, pointer) {
  const ids = new Map();
  for (const { component, at } of walk(components, pointer)) {
    if (component?.type === 1) {
      const children = list(component.components);
      const buttons = children.filter((c) => c.type === 2).length;
      if (buttons > 5 || (buttons < children.length && children.length > 1)) yield [`${at}/components`, 'a row holds up to five buttons or one select'];
    }
    if (component?.type === 2) yield* checkButton(component, at);
    if ([3, 5, 6, 7, 8].includes(component?.type)) yield* checkSelect(component, at);
    if (typeof component?.custom_id === 'string') {
      if (ids.has(component.custom_id)) yield [`${at}/custom_id`, `also at ${ids.get(component.custom_id)}`];
      ids.set(component.custom_id, at);
    }
  }
}

function* checkV2(message, at, creates) {
  if (message.content) yield [`${at}/content`, 'a Components V2 message has no content'];
  if (list(message.embeds).length > 0) yield [`${at}/embeds`, 'a Components V2 message has no embeds'];
  for (const key of ['poll', 'sticker_ids']) {
    if (message[key]) yield [`${at}/${key}`, `a Components V2 message has no ${key}`];
  }
  const all = [...walk(message.components, `${at}/components`)].map((c) => c.component);
  if (all.length > 40) yield [`${at}/components`, `${all.length} components, where 40 are allowed`];
  const text = all.reduce((sum, c) => sum + (c?.type === 10 ? length(c.content) : 0), 0);
  if (text > 4000) yield [`${at}/components`, `${text} characters of text, where 4000 are allowed`];
  if (creates && all.length === 0) yield [at, 'an empty message'];
}

function* checkLegacy(message, at, creates) {
  const rows = list(message.components);
  if (rows.length > 5) yield [`${at}/components`, 'more than five rows'];
  for (const [i, row] of rows.entries()) {
    if (row?.type !== 1) yield [`${at}/components/${i}`, 'only rows, without the flag of Components V2'];
  }
}

const embedText = (embed) =>
  length(embed.title) + length(embed.description) + length(embed.footer?.text) + length(embed.author?.name) +
  list(embed.fields).reduce((sum, f) => sum + length(f.name) + length(f.value), 0);

function* checkMentions(mentions, at) {
  for (const kind of ['users', 'roles']) {
    if (list(mentions?.parse).includes(kind) && list(mentions?.[kind]).length > 0) yield [`${at}/allowed_mentions/${kind}`, `parse has ${kind} as well`];
  }
}

/** Names a file that is not among those that came along; an edit may mean one that is there already. */
function* checkFiles(message, at, files, creates) {
  for (const [i, attachment] of list(message.attachments).entries()) {
    const known = files.some((f) => f.field === `files[${attachment.id}]`);
    if (!known && (creates || !/^\d{15,}$/.test(attachment.id))) yield [`${at}/attachments/${i}`, `there is no files[${attachment.id}]`];
  }
  if (!creates) return;
  const text = JSON.stringify([message.embeds, message.components]) ?? '';
  for (const [, name] of text.matchAll(/"attachment:\/\/([^"]+)"/g)) {
    if (!files.some((f) => f.name === name)) yield [at, `there is no file ${name}`];
  }
}

function* checkMessage(message, at, files, creates) {
  if (length(message.content) > 2000) yield [`${at}/content`, `${length(message.content)} characters, where 2000 are allowed`];
  const filled = ['content', 'embeds', 'components', 'sticker_ids', 'poll'].some((key) => (message[key]?.length ?? (message[key] ? 1 : 0)) > 0);
  if (creates && !filled && files.length === 0) yield [at || '/', 'an empty message'];
  const text = list(message.embeds).reduce((sum, embed) => sum + embedText(embed), 0);
  if (text > 6000) yield [`${at}/embeds`, `${text} characters in all embeds, where 6000 are allowed`];
  const v2 = ((message.flags ?? 0) & V2) !== 0;
  if (v2) yield* checkV2(message, at, creates);
  else if (creates) yield* checkLegacy(message, at, creates);
  yield* checkComponents(message.components, `${at}/components`);
  yield* checkMentions(message.allowed_mentions, at);
  yield* checkFiles(message, at, files, creates);
}

function* checkModal(modal, at) {
  const top = list(modal.components);
  if (top.length < 1 || top.length > 5) yield [`${at}/components`, `${top.length} components, where one to five are allowed`];
  for (const { component, at: where } of walk(top, `${at}/components`)) {
    if (component?.disabled) yield [`${where}/disabled`, 'nothing is disabled in a form'];
    if (component?.type === 4 && component.min_length > component.max_length) yield [`${where}/min_length`, 'more than max_length'];
    if (component?.type === 18 && component.component?.type === 4 && component.component.label) yield [`${where}/component/label`, 'the Label has the label'];
  }
  yield* checkComponents(top, `${at}/components`);
}

const textOf = (command) => {
  const longest = (text, localized) => Math.max(length(text), ...Object.values(localized ?? {}).map(length));
  const own = longest(command.name, command.name_localizations) + longest(command.description, command.description_localizations) + length(command.value);
  return [...list(command.options), ...list(command.choices)].reduce((sum, part) => sum + textOf(part), own);
};

function* checkCommand(command, at) {
  if (textOf(command) > 8000) yield [at || '/', 'more than 8000 characters of text'];
  const name = command.name ?? '';
  if ((command.type ?? 1) === 1 && name && (!/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name) || name !== name.toLowerCase())) yield [`${at}/name`, `${JSON.stringify(name)} is no name of a command`];
  yield* checkOptions(command.options, at);
}

function* checkOptions(options, at) {
  let optional = false;
  for (const [i, option] of list(options).entries()) {
    const here = `${at}/options/${i}`;
    if (option.required && optional) yield [here, 'a required option after one that is not'];
    optional ||= option.type > 2 && !option.required;
    if (option.autocomplete && list(option.choices).length > 0) yield [here, 'choices and autocomplete'];
    yield* checkOptions(option.options, here);
  }
}

function* checkChannel(channel, at) {
  const max = [15, 16].includes(channel.type) ? 4096 : 1024;
  if (length(channel.topic) > max) yield [`${at}/topic`, `${length(channel.topic)} characters, where ${max} are allowed`];
  const ids = list(channel.permission_overwrites).map((o) => o.id);
  if (new Set(ids).size < ids.length) yield [`${at}/permission_overwrites`, 'two overwrites for the same one'];
}

const message = (creates) => (body, files) => checkMessage(body, '', files, creates);
const commands = function* (body) {
  for (const [i, command] of list(body).entries()) yield* checkCommand(command, `/${i}`);
  const names = list(body).map((c) => `${c.type ?? 1} ${c.name}`);
  if (new Set(names).size < names.length) yield ['/', 'two commands with the same name'];
};
const callback = function* (body, files) {
  const data = body.data ?? {};
  if (body.type === 4 || body.type === 7) yield* checkMessage(data, '/data', files, body.type === 4);
  if (body.type === 9) yield* checkModal(data, '/data');
};
const bulkDelete = function* (body) {
  const ids = list(body.messages);
  if (ids.length < 2 || ids.length > 100) yield ['/messages', `${ids.length} messages, where 2 to 100 are allowed`];
  if (new Set(ids).size < ids.length) yield ['/messages', 'the same message twice'];
};
const forumPost = function* (body, files) {
  if (body.message) yield* checkMessage(body.message, '/message', files, true);
};

const rules = {
  'POST /channels/{channel_id}/messages': message(true),
  'PATCH /channels/{channel_id}/messages/{message_id}': message(false),
  'POST /webhooks/{webhook_id}/{webhook_token}': message(true),
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': message(false),
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': message(false),
  'POST /interactions/{interaction_id}/{interaction_token}/callback': callback,
  'POST /channels/{channel_id}/messages/bulk-delete': bulkDelete,
  'POST /channels/{channel_id}/threads': forumPost,
  'POST /guilds/{guild_id}/channels': (body) => checkChannel(body, ''),
  'PATCH /channels/{channel_id}': (body) => checkChannel(body, ''),
  'PUT /applications/{application_id}/commands': commands,
  'PUT /applications/{application_id}/guilds/{guild_id}/commands': commands,
  'POST /applications/{application_id}/commands': (body) => checkCommand(body, ''),
  'POST /applications/{application_id}/guilds/{guild_id}/commands': (body) => checkCommand(body, ''),
};

/** What is wrong with a request, as pointers and messages. */
export function checkRules(operation, body, files = []) {
  if (body === null || typeof body !== 'object' || !rules[operation]) return [];
  return [...rules[operation](body, files)].map(([pointer, text]) => ({ pointer: pointer || '/', message: text }));
}
