namespace DCTicket.Contracts;

/// <summary>A role to create. Source: Discord's documentation, "Guild Resource: Create Guild Role".</summary>
/// <param name="Name">1–100 characters.</param>
public sealed record NewRole(string Name)
{
    /// <summary>Its permissions in the whole server; the bot can only grant its own.</summary>
    public Permissions Permissions { get; init; }

    /// <summary>Its colour, 0xRRGGBB; 0 for none.</summary>
    public int Color { get; init; }

    /// <summary>Whether everybody can mention it.</summary>
    public bool Mentionable { get; init; }
}
