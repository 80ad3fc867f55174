namespace DCTicket.Contracts;

/// <summary>A role of a server. Source: Discord's documentation, "Permissions: Role Object".</summary>
public sealed record Role
{
    /// <summary>The id; that of @everyone is the server's own.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The name, 1–100 characters.</summary>
    public required string Name
    {
        get;
        init => field = value ?? throw new FormatException("A role has no name.");
    }

    /// <summary>Whether an integration manages the role, so that nobody can assign it.</summary>
    public bool Managed { get; init; }

    /// <summary>Its permissions in the whole server.</summary>
    public Permissions Permissions { get; init; }

    /// <summary>
    /// Its position: members can assign roles below their highest one. Of two with the same position the older one is higher.
    /// </summary>
    public int Position { get; init; }

    /// <summary>Its colour, 0xRRGGBB; 0 for none.</summary>
    public int Color { get; init; }

    /// <summary>Whether everybody can mention it; otherwise it takes <see cref="Permissions.MentionEveryone"/>.</summary>
    public bool Mentionable { get; init; }

    /// <summary>The mention; it pings only where <see cref="OutgoingMessage.Mentions"/> allows it.</summary>
    public string Mention => $"<@&{Id}>";
}
