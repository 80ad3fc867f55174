using DCTicket.Contracts;

namespace DCTicket.Probe;

/// <summary>One command; what it is asked to do is its option.</summary>
public sealed class AnswerInEveryWay(TimeProvider time)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2.5);

    [Command("probe", "Answers as told"), Everyone]
    public async Task<Reply> ProbeAsync(CommandContext context, [Option("how", "How")] string how, CancellationToken cancellationToken)
    {
        if (how.StartsWith("slow", StringComparison.Ordinal))
            await Task.Delay(Slow, time, cancellationToken);
        return how switch
        {
            "buttons" => new OutgoingMessage
            {
                Content = "Buttons",
                Buttons =
                [
                    new Button(Route.To("update", 1), "Update"),
                    new Button(Route.To("slow-update"), "Slow update"),
                    new Button(Route.To("refuse-update"), "Refused update"),
                    new Button(Route.To("form", "a:b c"), "Form"),
                    new Button(Route.To("gone"), "Gone"),
                    new Button(Route.To("update", "not-a-number"), "Misfit"),
                ],
            },
            "throw" or "slow-throw" => throw new InvalidOperationException("secret detail"),
            "too-long" or "slow-too-long" => new string('x', 2001),
            "file" or "slow-file" => new OutgoingMessage
            {
                Content = $"With a {how}",
                Files = [new OutgoingFile($"{how}.txt", "In the file"u8.ToArray(), "text/plain")],
            },
            "refuse" or "slow-refuse" => Reply.Refuse("Not today"),
            "several" or "slow-several" => Reply.Of("Part one", "Part two", "Part three"),
            "several-too-long" => Reply.Of("Part one", new string('x', 2001), "Part three"),
            _ => $"Did {how}",
        };
    }

    [Command("probe-public", "Answers in public"), Everyone, Public]
    public async Task<Reply> ProbePublicAsync(
        CommandContext context,
        [Option("how", "How")] string how,
        CancellationToken cancellationToken
    )
    {
        if (how.StartsWith("slow", StringComparison.Ordinal))
            await Task.Delay(Slow, time, cancellationToken);
        if (how == "buttons")
            return new OutgoingMessage { Content = "Publicly with buttons", Buttons = [new Button(Route.To("update", 1), "Update")] };
        if (how.EndsWith("several", StringComparison.Ordinal))
            return Reply.Of("Part one", "Part two");
        return how.EndsWith("refuse", StringComparison.Ordinal) ? Reply.Refuse("Not in public") : $"Publicly {how}";
    }

    [Command("probe-admin", "For administrators"), RequirePermission(Permissions.Administrator)]
    public static Task<Reply> ProbeAdminAsync(CommandContext context) => Task.FromResult<Reply>("You are an administrator");

    [Command("probe-ping", "Tries to ping everyone"), Everyone, Public]
    public Task<Reply> ProbePingAsync(CommandContext context) => Task.FromResult<Reply>($"@everyone {context.Member.User.Mention}");

    [Command("probe-lane", "Waits for its turn in the channel"), InTurn]
    public Task<Reply> ProbeLaneAsync(CommandContext context) => Task.FromResult<Reply>("It was my turn");

    /// <summary>Keeps the channel's lane longer than Discord waits for an answer.</summary>
    [On]
    public async Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Message.Content == "Hold the lane")
            await Task.Delay(TimeSpan.FromSeconds(4), time, cancellationToken);
    }

    [Button("update"), Everyone, Public]
    public Task<Update> UpdateAsync(ComponentContext context, int number) => Task.FromResult<Update>((OutgoingMessage)$"Updated {number}");

    [Button("slow-update"), Everyone, Public]
    public async Task<Update> UpdateSlowlyAsync(ComponentContext context, CancellationToken cancellationToken)
    {
        await Task.Delay(Slow, time, cancellationToken);
        return (OutgoingMessage)"Updated slowly";
    }

    [Button("refuse-update"), Everyone, Public]
    public Task<Update> RefuseUpdateAsync(ComponentContext context) => Task.FromResult(Update.Refuse("No update for you"));

    [Button("form"), Everyone]
    public Task<Modal> OpenFormAsync(ComponentContext context, string argument) =>
        Task.FromResult(new Modal(Route.To("form", argument), "A form", new TextInput("text", "Text") { MinLength = 3, MaxLength = 20 }));

    [ModalSubmit("form"), Everyone]
    public Task<Reply> SubmitAsync(ModalContext context, string argument, [Input("text")] string text) =>
        Task.FromResult<Reply>($"{argument} says {text}");
}

/// <summary>Everybody, one after the other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InTurnAttribute : AccessAttribute
{
    public override bool RunsInChannelOrder => true;

    public override ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult<string?>(null);
}
