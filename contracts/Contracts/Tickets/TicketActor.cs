namespace DCTicket.Contracts;

/// <summary>In whose name a plugin acts on a ticket.</summary>
public sealed record TicketActor
{
    private TicketActor(string name, Member? member) => (Name, Member) = (name, member);

    /// <summary>The name that the history of the ticket keeps.</summary>
    public string Name { get; }

    /// <summary>The member; null for the plugin itself.</summary>
    public Member? Member { get; }

    /// <summary>The plugin itself. It may do what staff may.</summary>
    /// <param name="name">The name of the plugin, as people read it; 1–80 characters.</param>
    public static TicketActor Plugin(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new TicketActor(name, null);
    }

    /// <summary>A member, such as who clicked. The action is refused where the member may not do it.</summary>
    public static TicketActor Of(Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return new TicketActor(member.DisplayName, member);
    }
}
