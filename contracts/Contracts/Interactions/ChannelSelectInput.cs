namespace DCTicket.Contracts;

/// <summary>A list of the server's channels. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record ChannelSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>The kinds that are shown; none for all.</summary>
    public IReadOnlyList<ChannelType> ChannelTypes { get; init; } = [];

    /// <summary>What is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
