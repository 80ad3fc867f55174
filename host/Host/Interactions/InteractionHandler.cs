using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

/// <summary>A method of a feature that answers interactions.</summary>
internal sealed record InteractionHandler
{
    public required HandlerKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The command that Discord knows: of a subcommand the first word.</summary>
    public string TopName => Kind == HandlerKind.Command ? Name.Split(' ')[0] : Name;

    /// <summary>Whether Discord lists it among the bot's commands.</summary>
    public bool IsCommand => Kind is HandlerKind.Command or HandlerKind.UserCommand or HandlerKind.MessageCommand;

    /// <summary>The command as one reads of it.</summary>
    public string Label => Kind == HandlerKind.Command ? $"/{Name}" : Name;

    public required Type Feature { get; init; }

    public required MethodInfo Method { get; init; }

    /// <summary>What each parameter gets, in order.</summary>
    public required IReadOnlyList<Binding> Bindings { get; init; }

    public required IReadOnlyList<AccessAttribute> Access { get; init; }

    /// <summary><see cref="Reply"/>, <see cref="Update"/>, <see cref="Modal"/> or <see cref="ReplyOrModal"/>.</summary>
    public required Type Answer { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Whether it may be used in direct messages too.</summary>
    public bool InDirectMessages { get; init; }

    public bool RunsInChannelOrder =>
        Answer != typeof(Modal) && Answer != typeof(ReplyOrModal) && Access.Any(access => access.RunsInChannelOrder);

    public override string ToString() => $"{Feature.Name}.{Method.Name}";
}
