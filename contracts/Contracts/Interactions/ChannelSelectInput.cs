namespace DCTicket.Contracts;

/// <summary>
/// A select menu of the server's channels. The handler receives <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.
/// </summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record ChannelSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>The kinds of channel to offer; none for all.</summary>
    public IReadOnlyList<ChannelType> ChannelTypes { get; init; } = [];

    /// <summary>The channels that are preselected.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
