namespace DCTicket.Contracts;

/// <summary>An event that happened in one channel or thread.</summary>
internal interface IChannelEvent
{
    Snowflake Channel { get; }
}
