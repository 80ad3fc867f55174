// A ticket bot on discord.js, as somebody else would write one. What the Sandbox lacks shows here.
import {
  ActionRowBuilder, ApplicationCommandOptionType, ApplicationCommandType, AttachmentBuilder, ButtonBuilder, ButtonStyle, ChannelType, Client, ComponentType, EmbedBuilder,
  Events, GatewayIntentBits, MessageFlags, Partials, PermissionFlagsBits, TextInputStyle, UserSelectMenuBuilder,
} from 'discord.js';
import { Inbox, within } from './wait.js';

const { Guilds, GuildMembers, GuildModeration, GuildWebhooks, GuildMessages, GuildMessageReactions, GuildMessageTyping, DirectMessages, MessageContent } = GatewayIntentBits;

export const departments = ['Tech support', 'Billing', 'Sales'];

export const commands = [
  {
    name: 'ticket', description: 'Open a ticket', name_localizations: { 'zh-TW': '工單' }, description_localizations: { 'zh-TW': '開啟工單' },
    options: [
      { type: ApplicationCommandOptionType.String, name: 'department', description: 'Who should help', required: true, autocomplete: true },
      { type: ApplicationCommandOptionType.User, name: 'for', description: 'For somebody else' },
      { type: ApplicationCommandOptionType.Integer, name: 'urgency', description: 'How urgent it is', min_value: 1, max_value: 5 },
      { type: ApplicationCommandOptionType.Attachment, name: 'log', description: 'A log' },
    ],
  },
  {
    name: 'admin', description: 'For administrators', default_member_permissions: '0',
    options: [{ type: ApplicationCommandOptionType.Subcommand, name: 'panel', description: 'Posts the panel' }],
  },
  { name: 'Open a ticket for', type: ApplicationCommandType.User },
  { name: 'Make it a ticket', type: ApplicationCommandType.Message },
];

const label = (text, component, description) => ({ type: ComponentType.Label, label: text, description, component });

export const form = {
  custom_id: 'ticket-form',
  title: 'Open a ticket',
  components: [
    label('What happened?', { type: ComponentType.TextInput, custom_id: 'what', style: TextInputStyle.Paragraph, min_length: 5, max_length: 1000 }, 'In your own words'),
    label('Where?', {
      type: ComponentType.StringSelect, custom_id: 'where', options: [{ label: 'On the website', value: 'web' }, { label: 'In the app', value: 'app', default: true }],
    }),
    label('Who was there?', { type: ComponentType.UserSelect, custom_id: 'who', required: false, max_values: 5 }),
    label('A screenshot', { type: ComponentType.FileUpload, custom_id: 'files', required: false, max_values: 2 }),
    { type: ComponentType.TextDisplay, content: 'We answer within a day.' },
  ],
};

export const choices = {
  custom_id: 'choices',
  title: 'A few questions',
  components: [
    label('Which role?', { type: ComponentType.RoleSelect, custom_id: 'role' }),
    label('Which channel?', { type: ComponentType.ChannelSelect, custom_id: 'channel', channel_types: [ChannelType.GuildText] }),
    label('Who or what?', { type: ComponentType.MentionableSelect, custom_id: 'mentionable' }),
    label('Which one?', { type: ComponentType.RadioGroup, custom_id: 'radio', options: [{ label: 'One', value: '1' }, { label: 'Two', value: '2' }] }),
    label('Which ones?', { type: ComponentType.CheckboxGroup, custom_id: 'boxes', options: [{ label: 'A', value: 'a' }, { label: 'B', value: 'b' }] }),
  ],
};

export const panel = () => ({
  embeds: [new EmbedBuilder().setTitle('Support').setDescription('How can we help?').setColor(0x3498db).addFields({ name: 'Hours', value: '9–17' }).setFooter({ text: 'DCTicket' })],
  components: [
    new ActionRowBuilder().addComponents(
      new ButtonBuilder().setCustomId('open').setLabel('Open a ticket').setEmoji('🎫').setStyle(ButtonStyle.Primary),
      new ButtonBuilder().setCustomId('questions').setLabel('Questions').setStyle(ButtonStyle.Secondary),
      new ButtonBuilder().setURL('https://example.org/').setLabel('Website').setStyle(ButtonStyle.Link),
    ),
    new ActionRowBuilder().addComponents(new UserSelectMenuBuilder().setCustomId('assign').setPlaceholder('Assign').setMaxValues(2)),
  ],
});

const handlers = {
  async ticket(interaction) {
    const log = interaction.options.getAttachment('log');
    const member = interaction.options.getMember('for') ?? interaction.member;
    await interaction.reply({
      content: `${interaction.options.getString('department')} for ${member.user.username}, urgency ${interaction.options.getInteger('urgency')}, log ${log?.name} of ${log?.size}`,
      flags: MessageFlags.Ephemeral,
    });
  },
  async admin(interaction) {
    const answer = await interaction.reply({ ...panel(), withResponse: true });
    interaction.client.emit('panelPosted', answer.resource.message);
  },
  async 'Open a ticket for'(interaction) {
    await interaction.reply({ content: `Opened for ${interaction.targetUser.username}`, flags: MessageFlags.Ephemeral });
  },
  async 'Make it a ticket'(interaction) {
    await interaction.reply({ content: `About “${interaction.targetMessage.content}”`, flags: MessageFlags.Ephemeral });
  },
  open: (interaction) => interaction.showModal(form),
  questions: (interaction) => interaction.showModal(choices),
  async assign(interaction) {
    await interaction.deferUpdate();
    await interaction.editReply({ content: `Assigned: ${interaction.members.map((m) => m.user.username).join(', ')}` });
  },
  async 'ticket-form'(interaction) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const channel = await openTicket(interaction);
    await interaction.editReply(`Your ticket: ${channel}`);
    await interaction.followUp({ content: 'A copy of the rules', files: [new AttachmentBuilder(Buffer.from('Be kind.')).setName('rules.txt')], flags: MessageFlags.Ephemeral });
  },
  async choices(interaction) {
    const { fields } = interaction;
    await interaction.reply({
      content: [
        fields.getSelectedRoles('role').first().name, fields.getSelectedChannels('channel').first().name, fields.getSelectedMentionables('mentionable').users.first().username,
        fields.getRadioGroup('radio'), fields.getCheckboxGroup('boxes').join('+'),
      ].join(', '),
      flags: MessageFlags.Ephemeral,
    });
  },
  async close(interaction) {
    await interaction.update({ content: 'Closed.', embeds: [], components: [] });
    const answer = await interaction.fetchReply();
    await interaction.followUp(`The message ${answer.id} was updated`);
  },
  async resolve(interaction) {
    await interaction.update({ components: [{ type: ComponentType.TextDisplay, content: 'Resolved.' }], flags: MessageFlags.IsComponentsV2 });
  },
};

async function openTicket(interaction) {
  const { guild, user, fields } = interaction;
  const uploads = fields.getUploadedFiles('files');
  const channel = await guild.channels.create({
    name: `ticket-${user.username}`,
    type: ChannelType.GuildText,
    topic: fields.getStringSelectValues('where')[0],
    parent: guild.channels.cache.find((c) => c.name === 'Tickets'),
    reason: `關於 ${fields.getTextInputValue('what')}`,
    permissionOverwrites: [
      { id: guild.roles.everyone, deny: [PermissionFlagsBits.ViewChannel] },
      { id: guild.members.me, allow: [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages] },
      { id: user.id, allow: [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages] },
    ],
  });
  await channel.send({
    content: `${user} wrote: ${fields.getTextInputValue('what')} (${fields.getSelectedUsers('who')?.map((u) => u.username).join(', ') ?? 'alone'}; ${uploads?.map((f) => f.name).join(', ') ?? 'no files'})`,
    allowedMentions: { users: [user.id] },
    components: [new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId('close').setLabel('Close').setStyle(ButtonStyle.Danger))],
  });
  return channel;
}

/** A bot that has logged in, and all that it hears. */
export async function startTicketBot(sandbox) {
  const client = new Client({
    intents: [Guilds, GuildMembers, GuildModeration, GuildWebhooks, GuildMessages, GuildMessageReactions, GuildMessageTyping, DirectMessages, MessageContent],
    partials: [Partials.Channel, Partials.Message],
    rest: { api: `${sandbox.url}/api`, version: '10' },
  });
  const inbox = new Inbox();
  const heard = ['messageCreate', 'messageUpdate', 'messageDelete', 'messageDeleteBulk', 'channelCreate', 'channelUpdate', 'channelDelete', 'channelPinsUpdate', 'threadCreate', 'threadUpdate',
    'threadDelete', 'threadMembersUpdate', 'guildMemberAdd', 'guildMemberUpdate', 'guildMemberRemove', 'roleCreate', 'roleUpdate', 'roleDelete', 'messageReactionAdd', 'messageReactionRemove',
    'webhooksUpdate', 'guildAuditLogEntryCreate', 'shardResume', 'shardReconnecting', 'typingStart', 'debug', 'guildCreate', 'panelPosted'];
  for (const name of heard) client.on(name, (...args) => inbox.add({ name, args }));
  client.rest.on('rateLimited', (info) => inbox.add({ name: 'rateLimited', args: [info] }));
  client.on(Events.InteractionCreate, async (interaction) => {
    try {
      if (interaction.isAutocomplete()) {
        const typed = interaction.options.getFocused().toLowerCase();
        await interaction.respond(departments.filter((d) => d.toLowerCase().startsWith(typed)).map((name) => ({ name, value: name })));
      } else {
        await handlers[interaction.commandName ?? interaction.customId](interaction);
      }
    } catch (error) {
      inbox.add({ name: 'failure', args: [error] });
    }
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.world.bot.token);
  await within(ready, 'discord.js to be ready');
  return {
    client,
    guild: client.guilds.cache.get(sandbox.guild.id),
    all: (name) => inbox.all((e) => e.name === name).map((e) => e.args),
    /** Waits for an event of discord.js. */
    hears: async (name, fits = () => true) => (await inbox.first((e) => e.name === name && fits(...e.args), `discord.js to hear ${name}`)).args,
    failures: () => inbox.all((e) => e.name === 'failure').map((e) => e.args[0]),
  };
}
