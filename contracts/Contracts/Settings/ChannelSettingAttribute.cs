namespace DCTicket.Contracts;

/// <summary>
/// Marks a setting as a channel: a nullable <see cref="Snowflake"/>, or an <see cref="IReadOnlyList{T}"/> of them for up to 25 channels. A
/// channel may have been deleted since it was chosen, and the bot may lack permissions there.
/// </summary>
/// <param name="types">The kinds of channel to offer; none for all.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChannelSettingAttribute(params ChannelType[] types) : Attribute
{
    /// <summary>The kinds of channel to offer; none for all.</summary>
    public IReadOnlyList<ChannelType> Types { get; } = types;
}
