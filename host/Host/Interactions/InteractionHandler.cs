using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

/// <summary>A handler of interactions.</summary>
internal sealed record InteractionHandler
{
    public required HandlerKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The top-level command; for a subcommand the first word.</summary>
    public string TopName => Kind == HandlerKind.Command ? Name.Split(' ')[0] : Name;

    /// <summary>Whether it is a registered command.</summary>
    public bool IsCommand => Kind is HandlerKind.Command or HandlerKind.UserCommand or HandlerKind.MessageCommand;

    /// <summary>The display name of the command.</summary>
    public string Label => Kind == HandlerKind.Command ? $"/{Name}" : Name;

    public required Type Feature { get; init; }

    public required MethodInfo Method { get; init; }

    /// <summary>The sources of the parameters, in order.</summary>
    public required IReadOnlyList<Binding> Bindings { get; init; }

    public required IReadOnlyList<AccessAttribute> Access { get; init; }

    /// <summary><see cref="Reply"/>, <see cref="Update"/>, <see cref="Modal"/> or <see cref="ReplyOrModal"/>.</summary>
    public required Type Answer { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Whether it may be used in direct messages.</summary>
    public bool InDirectMessages { get; init; }

    public bool RunsInChannelOrder =>
        Answer != typeof(Modal) && Answer != typeof(ReplyOrModal) && Access.Any(access => access.RunsInChannelOrder);

    public override string ToString() => $"{Feature.Name}.{Method.Name}";
}
