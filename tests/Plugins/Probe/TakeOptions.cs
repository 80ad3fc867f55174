using DCTicket.Contracts;

namespace DCTicket.Probe;

/// <summary>Commands in menus, subcommands in groups, and options of every kind.</summary>
public sealed class TakeOptions(IDiscord discord)
{
    [MessageCommand("Quote this"), Everyone]
    public Task<Reply> QuoteAsync(CommandContext context, Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Task.FromResult<Reply>(
            $"{message.Author.DisplayName} wrote “{message.Content}”{(message.Has(Route.To("update", 1)) ? " with my button" : "")}."
        );
    }

    [MessageCommand("Answer this by form"), Everyone]
    public Task<Modal> AnswerAsync(CommandContext context, Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Task.FromResult(
            new Modal(Route.To("form", message.Content), "A form", new TextInput("text", "Text") { Value = message.Content })
        );
    }

    [UserCommand("Who is this"), RequirePermission(Permissions.ManageRoles)]
    public Task<Reply> DescribeAsync(CommandContext context, User user, Member? member)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult<Reply>($"{user.DisplayName} has {member?.Roles.Count.ToString(null, null) ?? "no"} roles.");
    }

    [Command("probe-options", "Takes options of every kind"), Everyone]
    public async Task<Reply> TakeAsync(
        CommandContext context,
        [Option("mood", "How you feel")] Mood mood,
        [Option("whom", "A member or a role")] Mentionable? whom,
        [Option("file", "A file")] Attachment? file,
        [Option("count", "How many", Min = 1, Max = 5)] long? count,
        [Option("word", "A word", MinLength = 2, MaxLength = 4)] string? word,
        [Option("place", "A channel or a category", ChannelTypes = [ChannelType.Text, ChannelType.Category])] Channel? place,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var content = file is null ? "" : await discord.ReadTextAsync(file, cancellationToken);
        var member = whom is not null && context.Resolved.Members.TryGetValue(whom.Id, out var found) ? found.DisplayName : "";
        return $"{mood}; {whom?.Mention} {member}; {file?.Filename} {content}; {count}; {word}; {place?.Name}.";
    }

    [Command("probe-tree leaf", "A subcommand"), Everyone]
    public Task<Reply> LeafAsync(CommandContext context) => Task.FromResult<Reply>("A leaf");

    [Command("probe-tree branch left", "A subcommand in a group"), Everyone]
    public Task<Reply> LeftAsync(CommandContext context, [Option("word", "A word")] string word) => Task.FromResult<Reply>($"Left {word}");

    [Command("probe-tree branch right", "Another subcommand in a group"), Everyone]
    public Task<Reply> RightAsync(CommandContext context) => Task.FromResult<Reply>("Right");
}

/// <summary>Not in the order of the alphabet, as Discord has to show them in this order.</summary>
public enum Mood
{
    VeryWell,
    Fine,
    Bad,
}
