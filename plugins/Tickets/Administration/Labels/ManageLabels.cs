using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Labels;

/// <summary>/support label: the labels that staff can add to tickets.</summary>
internal sealed class ManageLabels(TicketsDbContext db, LabelQuery labels, LabelSyncRequest sync, TimeProvider time)
{
    public const int MaxLabels = 100;
    private const int MaxEmojiLength = 64;
    private const int MaxTextLength = 4000;

    [Command("support label add", "Define a label that staff can add to tickets"), RequireCommand("support")]
    public async Task<Reply> AddAsync(
        CommandContext context,
        [Option("name", "What to call it", MaxLength = LabelQuery.MaxNameLength)] string name,
        [Option("emoji", "An emoji before the name, such as 🔴", MaxLength = MaxEmojiLength)] string? emoji,
        [Option("customer-sees", "Whether the customer sees it too; leave empty for staff only")] bool? isPublic,
        CancellationToken cancellationToken
    )
    {
        if (await db.Labels.CountAsync(l => l.GuildId == context.GuildId, cancellationToken) >= MaxLabels)
            return new Refusal("label.full", MaxLabels);
        var label = new GuildLabel
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            GuildId = context.GuildId,
            Name = "",
            Key = "",
        };
        if (Change(label, name, emoji, isPublic) is { } refusal)
            return refusal;
        db.Labels.Add(label);
        return await SaveAsync(context, label, cancellationToken);
    }

    [Command("support label edit", "Change a label"), RequireCommand("support")]
    public async Task<Reply> EditAsync(
        CommandContext context,
        [Option("label", "Which label", Autocomplete = nameof(CompleteAsync))] string known,
        [Option("name", "Another name", MaxLength = LabelQuery.MaxNameLength)] string? name,
        [Option("emoji", "Another emoji, or - for none", MaxLength = MaxEmojiLength)] string? emoji,
        [Option("customer-sees", "Whether the customer sees it too")] bool? isPublic,
        CancellationToken cancellationToken
    )
    {
        if (await labels.FindAsync(context.GuildId, known, cancellationToken) is not { } label)
            return LabelQuery.Missing(known);
        if (Change(label, name ?? label.Name, emoji, isPublic) is { } refusal)
            return refusal;
        await sync.RequestAsync(label, cancellationToken);
        return await SaveAsync(context, label, cancellationToken);
    }

    [Command("support label remove", "Delete a label, also from tickets"), RequireCommand("support")]
    public async Task<Reply> AskAsync(
        CommandContext context,
        [Option("label", "Which label", Autocomplete = nameof(CompleteAsync))] string known,
        CancellationToken cancellationToken
    )
    {
        if (await labels.FindAsync(context.GuildId, known, cancellationToken) is not { } label)
            return LabelQuery.Missing(known);
        var count = await db.TicketLabels.CountAsync(l => l.LabelId == label.Id, cancellationToken);
        return new OutgoingMessage
        {
            Content = context.Text("label.remove-ask", LabelQuery.Write(label), count),
            Buttons = [new Button(Route.To("label-remove", label.Id), context.Text("label.remove")) { Style = ButtonStyle.Danger }],
        };
    }

    [Button("label-remove"), RequireCommand("support")]
    public async Task<Update> RemoveAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Labels.SingleOrDefaultAsync(l => l.Id == id && l.GuildId == context.GuildId, cancellationToken) is not { } label)
            return new Refusal("label.gone");
        await sync.RequestAsync(label, cancellationToken);
        db.Labels.Remove(label);
        await db.SaveChangesAsync(cancellationToken);
        return (OutgoingMessage)context.Text("label.deleted", LabelQuery.Write(label));
    }

    [Command("support label list", "Show the labels of this server"), RequireCommand("support")]
    public async Task<Reply> ListAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var all = await db
            .Labels.AsNoTracking()
            .Where(l => l.GuildId == context.GuildId)
            .OrderBy(l => l.Key)
            .Select(l => new { Label = l, Count = db.TicketLabels.Count(used => used.LabelId == l.Id) })
            .ToListAsync(cancellationToken);
        if (all.Count == 0)
            return context.Text("label.none");
        List<string> lines =
        [
            .. all.Select(row =>
                $"{LabelQuery.Write(row.Label)} · {context.Text("label.uses", row.Count)}"
                + (row.Label.IsPublic ? $" · {context.Text("label.public")}" : "")
            ),
        ];
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("label.list-title", all.Count),
                    Description = Truncate.Lines(lines, MaxTextLength, more => context.Text("setup.more", more)),
                    Color = Colors.Panel,
                },
            ],
        };
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        labels.CompleteAsync(context.GuildId, typed, cancellationToken);

    private static Refusal? Change(GuildLabel label, string name, string? emoji, bool? isPublic)
    {
        var clean = LabelQuery.CleanName(name);
        if (VisibleText.IsEmpty(clean))
            return new Refusal("label.empty");
        var sign = emoji?.Trim() is "-" ? "" : emoji?.Trim();
        if (sign is not null && !EmojiText.IsValid(sign))
            return new Refusal("label.bad-emoji", Markdown.Escape(Truncate.To(sign, MaxEmojiLength)));
        (label.Name, label.Key) = (clean, LabelQuery.KeyOf(clean));
        if (sign is not null)
            label.Emoji = sign.Length == 0 ? null : sign;
        label.IsPublic = isPublic ?? label.IsPublic;
        return null;
    }

    private async Task<Reply> SaveAsync(CommandContext context, GuildLabel label, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            return new Refusal("label.taken", Markdown.Escape(label.Name));
        }

        return context.Text(label.IsPublic ? "label.saved-public" : "label.saved", LabelQuery.Write(label));
    }
}
